export default definePageConfig({ navigationBarTitleText: '入库结果' })
