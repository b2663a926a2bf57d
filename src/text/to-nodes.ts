import type { SafeTree } from './safe-tree.js';

/** Builds the nodes of a safe tree, one by one. */
export function toNodes(tree: SafeTree): DocumentFragment {
  const fragment = document.createDocumentFragment();
  appendAll(fragment, tree);
  return fragment;
}

function appendAll(parent: Node, tree: SafeTree): void {
  for (const node of tree) {
    if (typeof node === 'string') {
      parent.appendChild(document.createTextNode(node));
      continue;
    }
    const element = document.createElement(node.tag);
    for (const [name, value] of Object.entries(node.attributes ?? {})) {
      if (name === 'align') element.style.textAlign = value;
      else element.setAttribute(name, value);
    }
    appendAll(element, node.children);
    parent.appendChild(element);
  }
}
