const names =
  'attributes body childNodes children content cookie createElement currentScript defaultView document documentElement ' +
  'firstChild getElementById getRootNode head history id implementation innerHTML lastChild localStorage location name ' +
  'nextSibling nodeName nodeType ownerDocument parentNode querySelector remove removeChild self shadowRoot tagName textContent ' +
  'then top trustedTypes window constructor __proto__ toString valueOf hasOwnProperty customElements litHtmlVersions';

/** Names, ids, slots and roles that stand for something of the page's or of the library's. */
export const clobbering: readonly string[] = [
  ...names.split(' ').map((name) => `<form name=${name} id=${name}><input name=${name}></form>`),
  `<a id=document name=location href="https://evil.example">a</a><a id=document name=cookie href=x>b</a>`,
  `<img name=getElementById src=x>`,
  `<iframe name=self srcdoc="<a id=x href=y>"></iframe>`,
  `<object name=location></object><embed name=top>`,
  `<form id=x><output id=y>a</output><fieldset name=elements></fieldset></form>`,
  `<p id="comment-1" class="comment target" part="comment" slot="footer">a</p>`,
  `<p id=heading tabindex=-1>a</p><p id=body>b</p>`,
  `<discussion-thread src="https://evil.example/x.json"></discussion-thread>`,
  `<discussion-page src="https://evil.example/x.json"></discussion-page>`,
  `<discussion-count src="https://evil.example/x.json"></discussion-count>`,
  `<discussion-form></discussion-form>`,
  `<p is="discussion-form">a</p>`,
  `<slot name="before-submit">a</slot>`,
  `<slot></slot>`,
  `<p slot=error>a</p>`,
  `<p exportparts="body: comment">a</p>`,
  `<code class="language-x comment target">a</code>`,
  `<code class="language-&quot;x">a</code>`,
  `<a class="image-link" href="https://evil.example/x.png">a</a>`,
  `<a class=permalink href="#comment-1">a</a>`,
  `<button class=wide data-act="show-all">a</button>`,
  `<p role=alert aria-live=assertive tabindex=1 accesskey=x contenteditable>a</p>`,
  `<p role=dialog aria-modal=true aria-label="Sign in">a</p>`,
  `<p aria-hidden=true inert hidden>a</p>`,
  `<p data-act="delete" data-id="1">a</p>`,
  `<article part=comment><header><bdi part=author>Staff</bdi></header></article>`,
  `<p lang=xx dir=rtl translate=no spellcheck draggable=true>a</p>`,
  `<p itemscope itemtype=https://evil.example itemprop=review>a</p>`,
  `<h1>Site maintenance</h1><h2>41 comments</h2>`,
  `<output for=x>a</output><label for=body>Password</label>`,
  `<p popover id=a>a</p><p anchor=a>b</p>`,
  `<input type=radio name=x checked><input type=file><input type=checkbox id=x name=y form=z>`,
  `<details name=x open><summary>a</summary>b</details>`,
];
