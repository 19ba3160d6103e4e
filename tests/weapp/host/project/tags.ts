/** Components that WeChat itself brings. */
export const BUILT_IN_TAGS = new Set(
  `audio button camera canvas checkbox checkbox-group cover-image cover-view editor form icon image input label map
   movable-area movable-view navigator page picker picker-view picker-view-column progress radio radio-group rich-text
   root-portal scroll-view slider swiper swiper-item switch text textarea video view web-view`.split(/\s+/),
)
