export default defineAppConfig({
  pages: [
    'pages/home/index', 'pages/study/index', 'pages/rounds/index', 'pages/events/index', 'pages/me/index', 'pages/round/index',
    'pages/sign-in/index', 'pages/bind/index', 'pages/results/index', 'pages/privacy/index', 'pages/check/index',
    'pages/missing/index'
  ],
  subPackages: [
    { root: 'quiz', pages: ['answer/index', 'result/index', 'review/index'] },
    { root: 'board', pages: ['index/index'] },
    { root: 'awards', pages: ['list/index', 'certificate/index'] },
    { root: 'library', pages: ['home/index', 'column/index', 'read/index', 'search/index', 'mine/index', 'write/index'] },
    { root: 'events', pages: ['event/index', 'ticket/index', 'hours/index', 'paper/index', 'sign-in/index', 'walk/index', 'walk-board/index', 'feedback/index', 'portrait/index'] },
    { root: 'practice', pages: ['home/index', 'session/index', 'wrong/index'] },
    { root: 'notices', pages: ['index/index'] },
    { root: 'menu', pages: ['home/index', 'offer/index', 'orders/index', 'order/index'] },
    { root: 'reflect', pages: ['write/index', 'list/index', 'read/index'] },
    {
      root: 'study',
      pages: ['check-in/index', 'day/index', 'plan/index', 'history/index', 'points/index', 'board/index', 'feed/index', 'poster/index']
    },
    // Organisers' pages of events have a package of their own: that of their other pages is full.
    { root: 'hosting', pages: ['events/index', 'event-edit/index', 'event/index', 'door/index', 'route-codes/index', 'appeals/index'] },
    {
      root: 'organiser',
      pages: [
        'desk/index', 'rounds/index', 'publish/index', 'progress/index', 'honours/index', 'certificates/index', 'given/index', 'absent/index', 'entries/index', 'participants/index',
        'amend/index', 'joins/index', 'entry/index', 'reflections/index', 'contributions/index', 'materials/index', 'material/index',
        'plans/index', 'plan-edit/index', 'plan-progress/index', 'check-ins/index', 'plan-codes/index', 'offers/index', 'offer/index',
        'banks/index', 'bank/index', 'question/index', 'import/index', 'review/index', 'imported/index'
      ]
    }
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['quiz'] },
    'pages/study/index': { network: 'all', packages: ['study'] },
    'pages/rounds/index': { network: 'all', packages: ['practice'] },
    'pages/events/index': { network: 'all', packages: ['events'] },
    'pages/round/index': { network: 'all', packages: ['quiz', 'board'] }
  },
  tabBar: {
    custom: true, color: '#5b524a', selectedColor: '#b3211b', backgroundColor: '#fffefb',
    list: [
      { pagePath: 'pages/home/index', text: '首页' },
      { pagePath: 'pages/study/index', text: '学习' },
      { pagePath: 'pages/rounds/index', text: '答题' },
      { pagePath: 'pages/events/index', text: '活动' },
      { pagePath: 'pages/me/index', text: '我的' }
    ]
  },
  window: {
    navigationStyle: 'custom', navigationBarTitleText: '学史', navigationBarTextStyle: 'black',
    navigationBarBackgroundColor: '#faf7f1', backgroundColor: '#faf7f1', backgroundTextStyle: 'dark'
  },
  lazyCodeLoading: 'requiredComponents'
})
