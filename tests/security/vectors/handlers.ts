import { hit } from './hit.js';

const names =
  'abort afterprint animationcancel animationend animationiteration animationstart auxclick beforecopy beforecut beforeinput ' +
  'beforematch beforepaste beforeprint beforetoggle beforeunload begin blur bounce cancel canplay change click close ' +
  'contentvisibilityautostatechange contextmenu copy cuechange cut dblclick drag dragend dragenter dragover dragstart drop end ' +
  'error finish focus focusin focusout formdata fullscreenchange gotpointercapture hashchange input invalid keydown keyup load ' +
  'loadstart message mousedown mouseenter mousemove mouseout mouseover mousewheel paste pageshow pointerdown pointerenter ' +
  'pointermove pointerover pointerrawupdate popstate repeat reset resize scroll scrollend scrollsnapchange search ' +
  'securitypolicyviolation seeked select selectionchange slotchange start submit suspend toggle touchstart transitionend ' +
  'transitionrun unhandledrejection unload volumechange waiting webkitanimationstart wheel';

/** Attributes that run: every name that a browser knows, and the ways to write one. */
export const handlers: readonly string[] = [
  ...names.split(' ').map((name) => `<p tabindex=0 on${name}=${hit}>a</p>`),
  `<img src=x onerror=${hit}>`,
  `<img src=x onerror="${hit}"//`,
  `<IMG SRC=x ONERROR=${hit}>`,
  `<IMG """><script>${hit}</script>">`,
  `<img/src=x/onerror=${hit}>`,
  `<img src=x\u000conerror=${hit}>`,
  `<img src=x\nonerror\n=\n${hit}>`,
  `<img src=x onerror\t=${hit}>`,
  `<img src onerror=&#97;ttack(1)>`,
  `<img src=x onerror=\u0061ttack(1)>`,
  `<img src=x:x onerror="&#x61;&#x74;tack&lpar;1&rpar;">`,
  `<img src='x'onerror='${hit}'>`,
  `<img src="x"onerror=${hit}>`,
  `<img src=x alt="a>b" onerror=${hit}>`,
  `<img src=x alt=\`\` onerror=${hit}>`,
  `<img src=\`x\` onerror=${hit}>`,
  `<img =src=x onerror=${hit}>`,
  `<img src=x x=" onerror=${hit}>`,
  `<img\0 src=x onerror=${hit}>`,
  `<img src=x o\0nerror=${hit}>`,
  `<image src=x onerror=${hit}>`,
  `<img src=x onerror=${hit} onerror=x>`,
  `<svg onload=${hit}>`,
  `<svg/onload=${hit}>`,
  `<svg><animate onbegin=${hit} attributeName=x dur=1s>`,
  `<svg><set onbegin=${hit} attributeName=x>`,
  `<svg><image href=x onerror=${hit} />`,
  `<body onload=${hit}>`,
  `<body onpageshow=${hit}>`,
  `<input autofocus onfocus=${hit}>`,
  `<select autofocus onfocus=${hit}>`,
  `<textarea autofocus onfocus=${hit}>`,
  `<a href=# autofocus onfocus=${hit}>a</a>`,
  `<details open ontoggle=${hit}><summary>a</summary></details>`,
  `<video src=x onerror=${hit}></video>`,
  `<video><source onerror=${hit}></video>`,
  `<audio src=x onerror=${hit}>`,
  `<marquee onstart=${hit}>a</marquee>`,
  `<p style="animation:x" onanimationstart=${hit}>a</p>`,
  `<p style="transition:all 1s" ontransitionrun=${hit}>a</p>`,
  `<a onmouseover=${hit} href=#>a</a>`,
  `<div onpointerenter=${hit}>a</div>`,
  `<p popover onbeforetoggle=${hit} id=x>a</p><button popovertarget=x>b</button>`,
  `<button commandfor=x command=show-modal onclick=${hit}>a</button>`,
  `<object data=x onerror=${hit}></object>`,
  `<link rel=stylesheet href=x onerror=${hit}>`,
  `<style onload=${hit}>a{}</style>`,
  `<script src=x onerror=${hit}></script>`,
  `<iframe onload=parent.${hit}></iframe>`,
];
