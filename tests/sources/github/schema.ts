import { schema as published } from '@octokit/graphql-schema';
import { buildASTSchema, graphql, parse, validate, type GraphQLError, type GraphQLSchema } from 'graphql';

let built: GraphQLSchema | undefined;

/** GitHub's public schema. It takes a second to read. */
function gitHubSchema(): GraphQLSchema {
  // As it is published, it declares some fields twice.
  return (built ??= buildASTSchema(parse(published.idl, { noLocation: true }), { assumeValidSDL: true }));
}

/** What is wrong with a query, as far as the schema tells. */
export function faultsOf(query: string): string[] {
  return validate(gitHubSchema(), parse(query)).map(({ message }) => message);
}

/** Answers a query as a server of that schema does; one that is wrong is answered with errors alone. */
export async function execute(query: string, variables: Record<string, unknown>, rootValue: unknown): Promise<object> {
  const { data, errors } = await graphql({ schema: gitHubSchema(), source: query, variableValues: variables, rootValue });
  return { ...(data && { data }), ...(errors && { errors: errors.map(toJson) }) };
}

function toJson({ message, path, extensions }: GraphQLError): object {
  return { message, ...(path && { path }), ...extensions };
}
