import { isRecord } from '../foreign.js';
import { loadPart, requestJson, resolveUrl, type RequestOptions } from '../http.js';
import type { SourceContext } from '../source.js';

/** `headers` go with every request to the server, and to nobody else: `Authorization: Bearer …` is who writes. */
export type WalineSourceOptions = Pick<RequestOptions, 'headers' | 'credentials' | 'timeout'>;

export type Query = Readonly<Record<string, string>>;

export interface WalineAddress {
  /** Without a slash at its end. */
  server: string;
  /** What the comments are about: the path of a page, as a rule. */
  path: string;
}

/** `https://comments.example/#/a-story/` or `…/?path=/a-story/`; without either it is the path of this page. */
export function addressOf(src: string): WalineAddress {
  const url = new URL(resolveUrl(src));
  const { location } = globalThis as Partial<Pick<typeof globalThis, 'location'>>;
  const path = url.searchParams.get('path') ?? (decoded(url.hash.slice(1)) || decoded(location?.pathname ?? '/'));
  return { server: url.origin + url.pathname.replace(/(\/api\/comment)?\/*$/, ''), path };
}

/** Waline's own client stores readable paths. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** Asks a server in its own form: an answer of status 200 may be a failure, and says so in words. */
export class WalineServer {
  readonly options: WalineSourceOptions;
  readonly #server: string;

  constructor(server: string, options: WalineSourceOptions) {
    this.#server = server;
    this.options = options;
  }

  /** What the answer holds. English is asked for, since the words of a failure are all that tells it from another one. */
  async ask(route: string, context: SourceContext, query: Query = {}, request: RequestOptions = {}): Promise<unknown> {
    const url = `${this.#server}/api/${route}?${new URLSearchParams({ ...query, lang: 'en' }).toString()}`;
    const failure: { data?: unknown; status?: number } = {};
    const explain = (data: unknown, status: number): undefined => {
      if (isRecord(data) && (status >= 400 || data.errno)) Object.assign(failure, { data, status });
    };
    const failed = async (error?: unknown): Promise<never> => {
      const { explainError } = await loadPart(import('./errors.js'));
      throw explainError(failure.data, failure.status ?? 0, error);
    };
    let answer: unknown;
    try {
      answer = await requestJson(url, context, { ...this.options, ...request, explain });
    } catch (error) {
      if (failure.data === undefined) throw error;
      return failed(error);
    }
    if (failure.data !== undefined) return failed();
    return isRecord(answer) ? answer.data : undefined;
  }
}
