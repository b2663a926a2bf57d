/** What is asked of GitHub's GraphQL. The tests hold each query against the public schema. */

const FRAGMENTS = {
  Own: `fragment Own on DiscussionComment {
  id url body bodyHTML createdAt lastEditedAt deletedAt isMinimized isAnswer upvoteCount authorAssociation
  viewerDidAuthor viewerCanUpdate viewerCanDelete viewerCanReact viewerCanMinimize
  author { ...Actor } replyTo { id }
  reactionGroups { content viewerHasReacted reactors { totalCount } }
}`,
  Actor: 'fragment Actor on Actor { __typename login url avatarUrl }',
  Page: 'fragment Page on DiscussionCommentConnection { totalCount pageInfo { hasNextPage endCursor } }',
};

export const DISCUSSION = `query ($owner: String!, $name: String!, $number: Int!, $first: Int!, $after: String) {
  viewer { ...Actor }
  repository(owner: $owner, name: $name) { discussion(number: $number) {
    id title url locked createdAt lastEditedAt bodyHTML author { ...Actor }
    comments(first: $first, after: $after) { ...Page nodes { ...Own replies(first: 100) { ...Page nodes { ...Own } } } }
  } }
}`;

/** A query with the fragments that it names: `...Own` is a comment, `...Page` where a connection ends. */
export function withFragments(query: string): string {
  let whole = query;
  for (const [name, fragment] of Object.entries(FRAGMENTS)) if (whole.includes(`...${name}`)) whole += `\n${fragment}`;
  return whole;
}
