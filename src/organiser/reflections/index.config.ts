export default definePageConfig({ navigationBarTitleText: '心得与评论' })
