import { AxiosError, type AxiosAdapter, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import type { Dispatcher } from 'undici';

import type { Secret } from '../vault/index.js';
import { reveal } from '../vault/reveal.js';
import { ACCEPT_ENCODING, readBody } from './response-body.js';
import { DEFAULT_MAX_BYTES, type UpstreamAxiosConfig } from './upstream-request.js';

type AdapterConfig = InternalAxiosRequestConfig<Secret> & Pick<UpstreamAxiosConfig, 'authorization' | 'explain'>;

/** Most that is read of an error answer. */
const ERROR_BYTES = 64 * 1024;

/**
 * Lets axios speak through undici: its interceptors and errors stay, its slower transport with redirects, proxies from
 * the environment and an uncapped inflation does not. Secrets are revealed here, on their way to the socket.
 */
export function undiciAdapter(dispatcher: Dispatcher): AxiosAdapter {
  return async (config: AdapterConfig): Promise<AxiosResponse<string>> => {
    const abort = new AbortController();
    const timer = setTimeout(
      () => abort.abort(new AxiosError('The time is up.', AxiosError.ETIMEDOUT, config)),
      config.timeout,
    );
    try {
      return settle(await exchange(dispatcher, config, abort.signal));
    } catch (error) {
      throw error instanceof AxiosError ? error : AxiosError.from(error, undefined, config);
    } finally {
      clearTimeout(timer);
    }
  };
}

async function exchange(
  dispatcher: Dispatcher,
  config: AdapterConfig,
  signal: AbortSignal,
): Promise<AxiosResponse<string>> {
  const url = new URL(config.url ?? '');
  const { statusCode, headers, body } = await dispatcher.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: (config.method ?? 'GET').toUpperCase(),
    headers: requestHeaders(config),
    body: config.data && reveal(config.data),
    signal,
  });
  const response = { status: statusCode, statusText: '', headers: flatten(headers), config, data: '' };
  const encoding = response.headers['content-encoding'];
  if (!isAccepted(response)) {
    if (config.explain) return { ...response, data: await errorText(body, encoding) };
    // Read to the end, as far as is reasonable, so that the connection can be used again. The status says enough.
    await body.dump({ limit: ERROR_BYTES, signal }).catch(() => undefined);
    return response;
  }
  const content = await readBody(body, encoding, config.maxContentLength ?? DEFAULT_MAX_BYTES);
  return { ...response, data: new TextDecoder().decode(content) };
}

/** Empty when it cannot be read: the status counts. */
const errorText = (body: AsyncIterable<Buffer>, encoding: string | undefined): Promise<string> =>
  readBody(body, encoding, ERROR_BYTES).then(
    (content) => new TextDecoder().decode(content),
    () => '',
  );

function requestHeaders(config: AdapterConfig): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(config.headers.toJSON(true))) headers[name.toLowerCase()] = String(value);
  // axios names a content type for every POST, even without content.
  if (!config.data) delete headers['content-type'];
  headers['accept-encoding'] = ACCEPT_ENCODING;
  if (config.authorization) headers.authorization = reveal(config.authorization);
  return headers;
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

const isAccepted = ({ status, config }: AxiosResponse) => config.validateStatus?.(status) !== false;

/** As axios' own adapters settle, so that response interceptors see what they expect. */
function settle<T>(response: AxiosResponse<T>): AxiosResponse<T> {
  if (isAccepted(response)) return response;
  const { status, config } = response;
  const code = status >= 400 && status < 500 ? AxiosError.ERR_BAD_REQUEST : AxiosError.ERR_BAD_RESPONSE;
  throw new AxiosError(`Request failed with status code ${status}`, code, config, undefined, response);
}
