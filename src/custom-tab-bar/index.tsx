/** Each tab page draws its own bar (components/TabBar); WeChat only needs the file. */
export default function CustomTabBar () {
  return null
}
