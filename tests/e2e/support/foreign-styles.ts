/** What style sheets of other people do to a page: written after the kind of thing that is out there. */
export const foreignStyles: Readonly<Record<string, string>> = {
  'unsets everything': '* { all: unset } *::before, *::after { all: unset }',
  'is reset as by a utility framework': `
    *, ::before, ::after, ::backdrop { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid }
    html { line-height: 1.5; -webkit-text-size-adjust: 100%; tab-size: 4; font-family: ui-sans-serif, system-ui, sans-serif }
    h1, h2, h3, h4, h5, h6 { font-size: inherit; font-weight: inherit }
    a { color: inherit; text-decoration: inherit }
    ol, ul, menu { list-style: none }
    img, svg, video, canvas { display: block; vertical-align: middle; max-width: 100%; height: auto }
    button, input, select, textarea { font: inherit; letter-spacing: inherit; color: inherit; border-radius: 0; background: transparent; opacity: 1 }
    [hidden] { display: none !important }`,
  'has a framework of components': `
    *, *::before, *::after { box-sizing: border-box }
    body { margin: 0; font-family: system-ui, sans-serif; font-size: 1rem; line-height: 1.5; color: #212529; background: #fff }
    a { color: #0d6efd; text-decoration: underline } label { display: inline-block }
    button { border-radius: 0 } button:focus:not(:focus-visible) { outline: 0 }
    .badge { display: inline-block; padding: .35em .65em; font-size: .75em; font-weight: 700; color: #fff; background: #6c757d }
    .item, .block, .list, .form, .body, .field, .primary { display: flex; flex-wrap: wrap; margin: 0 -12px }
    .hidden { display: none !important } .wide { width: 100vw }`,
  'has a theme with comments of its own': `
    body { font: 17px/1.7 Georgia, serif; color: #333 }
    .comment, #comments .comment-body, article, .comments-area > * { border: 1px solid #eee; padding: 3em; margin: 2em 0 2em -50px; list-style: none }
    .comment .comment-content p, .entry-content p { margin-bottom: 1.5em; text-transform: uppercase }
    .comment-reply-link, .form-submit input, button { background: #c00; color: #fff; padding: 20px 40px; text-transform: uppercase; letter-spacing: .2em }
    #comment, textarea, input { width: 100%; border: 5px solid #c00 }
    article header { position: fixed; top: 0; left: 0; right: 0 }
    time { display: none } [role=list] { display: none } [part] { float: right }`,
  'has a size, spaces and a case of its own': `
    html { font-size: 62.5%; letter-spacing: .3em; word-spacing: 1em; text-indent: 4em; text-align: right; text-transform: uppercase; line-height: 3;
      white-space: nowrap; cursor: none; visibility: visible; font-variant: small-caps; word-break: break-all; color: #333; background: #fff }
    body { font-size: 1.6rem }`,
};
