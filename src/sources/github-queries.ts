/** What is asked of GitHub's GraphQL. The tests hold each query against the public schema. */

export const COMMENT = `fragment Own on DiscussionComment {
  id url body bodyHTML createdAt lastEditedAt deletedAt isMinimized isAnswer upvoteCount authorAssociation
  viewerDidAuthor viewerCanUpdate viewerCanDelete viewerCanReact viewerCanMinimize
  author { __typename login url avatarUrl } replyTo { id }
  reactionGroups { content viewerHasReacted reactors { totalCount } }
}`;

const PAGE_INFO = 'totalCount pageInfo { hasNextPage endCursor }';

export const DISCUSSION = `query ($owner: String!, $name: String!, $number: Int!, $first: Int!, $after: String) {
  viewer { login url avatarUrl }
  repository(owner: $owner, name: $name) { discussion(number: $number) {
    id title url locked createdAt lastEditedAt bodyHTML author { __typename login url avatarUrl }
    comments(first: $first, after: $after) { ${PAGE_INFO} nodes {
      ...Own replies(first: 100) { ${PAGE_INFO} nodes { ...Own } }
    } }
  } }
}
${COMMENT}`;

/** A comment with its replies, and with what it answers. */
export const BRANCH = `query ($id: ID!, $after: String) {
  node(id: $id) { ... on DiscussionComment {
    ...Own discussion { number author { login } repository { nameWithOwner } }
    replies(first: 100, after: $after) { ${PAGE_INFO} nodes { ...Own } }
    replyTo { ...Own replies(first: 100) { ${PAGE_INFO} nodes { ...Own } } }
  } }
}
${COMMENT}`;

/** The query that counts so many discussions at once. */
export function countQuery(size: number): string {
  const all = Array.from({ length: size }, (_, at) => at);
  const variables = all.map((at) => `$owner${at}: String!, $name${at}: String!, $number${at}: Int!, $after${at}: String`);
  const fields = all.map(
    (at) => `_${at}: repository(owner: $owner${at}, name: $name${at}) { discussion(number: $number${at}) {
      comments(first: 100, after: $after${at}) { ${PAGE_INFO} nodes { replies { totalCount } } }
    } }`,
  );
  return `query (${variables.join(', ')}) { ${fields.join('\n')} }`;
}
