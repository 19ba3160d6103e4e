export default definePageConfig({ navigationBarTitleText: '我们提供的服务' })
