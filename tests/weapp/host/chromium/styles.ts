/** How WeChat draws its built-in components when a page says nothing else. */
export const BUILT_IN_STYLES = `
html, body { margin: 0; padding: 0; }
wx-page {
  display: block; min-height: 100vh; --rpx: calc(100vw / 750);
  font: 16px/1.4 -apple-system, "Noto Sans CJK SC", sans-serif; word-break: break-word;
}
wx-page-root, wx-view, wx-form, wx-scroll-view, wx-radio-group, wx-checkbox-group, wx-picker, wx-navigator,
wx-cover-view, wx-rich-text, wx-slider, wx-custom-tab-bar { display: block; }
wx-text { white-space: pre-line; }
wx-comp, wx-custom-wrapper, wx-root-portal, wx-block { display: contents; }
[hidden] { display: none !important; }

wx-button {
  display: block; position: relative; box-sizing: border-box; margin: 0 auto; padding: 0 14px; overflow: hidden;
  font-size: 18px; line-height: 2.5555; text-align: center; border-radius: 5px; background: #f8f8f8; color: #000;
}
wx-button::after {
  content: ""; position: absolute; top: 0; left: 0; width: 200%; height: 200%; box-sizing: border-box;
  border: 1px solid rgba(0, 0, 0, .2); border-radius: 10px; transform: scale(.5); transform-origin: 0 0; pointer-events: none;
}
wx-button[type=primary] { background: #07c160; color: #fff; }
wx-button.wx-disabled { opacity: .6; }

wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden; }
wx-image > img { display: block; width: 100%; height: 100%; }
wx-image > img:not([src]) { visibility: hidden; }
wx-image[mode=widthFix], wx-image[mode=widthFix] > img { height: auto !important; }
wx-image[mode=heightFix], wx-image[mode=heightFix] > img { width: auto !important; }

wx-input { display: block; height: 1.4rem; overflow: hidden; }
wx-textarea { display: block; width: 300px; height: 150px; }
wx-input > input, wx-textarea > textarea { all: unset; display: block; width: 100%; height: 100%; }

wx-scroll-view[scroll-y] { overflow-y: auto; }
wx-scroll-view[scroll-x] { overflow-x: auto; white-space: nowrap; }
wx-canvas { display: block; width: 300px; height: 150px; }
wx-canvas > canvas { display: block; width: 100%; height: 100%; }

wx-switch, wx-radio, wx-checkbox { display: inline-block; }
wx-radio > input, wx-checkbox > input { width: 22px; height: 22px; margin: 0 5px 0 0; vertical-align: middle; }
wx-slider > input { width: 90%; margin: 14px 5%; }
wx-switch > input {
  appearance: none; position: relative; width: 52px; height: 32px; margin: 0;
  border-radius: 16px; background: #dfdfdf; vertical-align: middle;
}
wx-switch > input::before {
  content: ""; position: absolute; top: 1px; left: 1px; width: 30px; height: 30px; border-radius: 15px; background: #fff;
}
wx-switch > input:checked { background: #04be02; }
wx-switch > input:checked::before { left: 21px; }
`
