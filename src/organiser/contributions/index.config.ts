export default definePageConfig({ navigationBarTitleText: '投稿审核' })
