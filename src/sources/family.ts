/** Begins every key of what is remembered in the reader's browser. */
export const FAMILY = 'discussion-elements:';
