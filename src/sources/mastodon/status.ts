import type { ArticleData, AuthorData, BodyData, CommentData } from '../../model/types.js';
import { given, idOf, isRecord, numberOf, recordsOf, textOf, type Foreign } from '../foreign.js';
import { imageHtml, linkHtml } from '../markup.js';

/** What is for followers or for one person stays with them, also when a token lets us see it. */
export function isPublic({ visibility }: Foreign): boolean {
  return visibility !== 'private' && visibility !== 'direct';
}

/** A post as a comment. Custom emoji stay what they are in the text: `:boat:`. */
export function commentOf(status: Foreign, root: string): CommentData {
  const parent = idOf(status.in_reply_to_id);
  const summary = textOf(status.spoiler_text);
  const count = numberOf(status.favourites_count);
  return {
    id: idOf(status.id) ?? '',
    parentId: parent === undefined || parent === root ? null : parent,
    author: authorOf(status.account),
    body: bodyOf(status),
    createdAt: textOf(status.created_at) ?? '',
    status: 'published',
    replyCount: numberOf(status.replies_count),
    ...given({
      editedAt: textOf(status.edited_at),
      lang: textOf(status.language),
      sensitive: summary === undefined ? undefined : { summary },
      reactions: count > 0 ? [{ key: 'favourite', label: '★', count, mine: status.favourited === true }] : undefined,
      url: textOf(status.url) ?? textOf(status.uri),
    }),
  };
}

/** The post itself. It has no headline; behind a warning only that is shown, and the way to the post. */
export function articleOf(status: Foreign, url: string): ArticleData {
  const warning = textOf(status.spoiler_text);
  const { name, url: page } = authorOf(status.account);
  return {
    id: url,
    url,
    headline: warning ?? '',
    publishedAt: textOf(status.created_at) ?? '',
    body: warning ? { format: 'html', value: `<p>${linkHtml(url, url)}</p>` } : bodyOf(status),
    ...given({ lang: textOf(status.language), byline: name ? [{ role: 'poster' as const, name, ...given({ url: page }) }] : undefined }),
  };
}

function authorOf(account: unknown): AuthorData {
  if (!isRecord(account)) return { kind: 'removed' };
  return {
    kind: account.bot === true ? 'bot' : 'member',
    ...given({
      id: idOf(account.id),
      name: textOf(account.display_name) ?? textOf(account.acct),
      url: textOf(account.url),
      avatarUrl: textOf(account.avatar_static),
    }),
  };
}

/** The words, then what is attached: pictures as pictures unless they are sensitive, the rest as links. */
function bodyOf({ content, media_attachments: media, sensitive }: Foreign): BodyData {
  const attached = recordsOf(media).map(({ type, url, remote_url: remote, description }) => {
    const src = textOf(url) ?? textOf(remote) ?? '';
    const words = textOf(description) ?? '';
    if (type === 'image' && sensitive !== true) return `<p>${imageHtml(src, words)}</p>`;
    return `<p>${linkHtml(src, words || src)}</p>`;
  });
  return { format: 'html', value: (textOf(content) ?? '') + attached.join('') };
}
