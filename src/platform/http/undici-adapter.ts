import {
  AxiosError,
  type AxiosAdapter,
  type AxiosResponse,
  CanceledError,
  type InternalAxiosRequestConfig,
} from 'axios';
import type { Dispatcher } from 'undici';

import type { Secret } from '../vault/index.js';
import { reveal } from '../vault/reveal.js';
import { ACCEPT_ENCODING, textOf } from './response-body.js';
import { ResponseReader, type ReadResponse } from './response-reader.js';
import { DEFAULT_MAX_BYTES, type UpstreamAxiosConfig } from './upstream-request.js';

type AdapterConfig = InternalAxiosRequestConfig<Secret> &
  Pick<UpstreamAxiosConfig, 'authorization' | 'explain' | 'isBodyIgnored'>;

/** Most that is read of an error answer. */
const ERROR_BYTES = 64 * 1024;

/**
 * Lets axios speak through undici: its interceptors and errors stay, its slower transport with redirects, proxies from
 * the environment and an uncapped inflation does not. Secrets are revealed here, on their way to the socket.
 */
export function undiciAdapter(dispatcher: Dispatcher): AxiosAdapter {
  return async (config: AdapterConfig): Promise<AxiosResponse<string>> => {
    try {
      return settle(await responseOf(await exchange(dispatcher, config), config));
    } catch (error) {
      throw error instanceof AxiosError ? error : AxiosError.from(error, undefined, config);
    }
  };
}

async function exchange(dispatcher: Dispatcher, config: AdapterConfig): Promise<ReadResponse> {
  const url = new URL(config.url ?? '');
  const bytes = maxBytesOf(config);
  const reader = new ResponseReader((status) =>
    isAccepted(status, config)
      ? { bytes, isRequired: !config.isBodyIgnored }
      : { bytes: Math.min(bytes, ERROR_BYTES), isRequired: false },
  );
  const cancel = () => reader.giveUp(new CanceledError(undefined, config));
  const timer = setTimeout(
    () => reader.giveUp(new AxiosError('The time is up.', AxiosError.ETIMEDOUT, config)),
    config.timeout,
  );
  config.signal?.addEventListener?.('abort', cancel);
  try {
    const { origin, pathname, search } = url;
    const method = (config.method ?? 'GET').toUpperCase();
    const body = config.data && reveal(config.data);
    dispatcher.dispatch({ origin, path: pathname + search, method, headers: requestHeaders(config), body }, reader);
    return await reader.done;
  } finally {
    clearTimeout(timer);
    config.signal?.removeEventListener?.('abort', cancel);
  }
}

/** With the text of an answer that somebody reads. Of other errors the status says enough. */
async function responseOf(
  { status, headers, content }: ReadResponse,
  config: AdapterConfig,
): Promise<AxiosResponse<string>> {
  const response = { status, statusText: '', headers: flatten(headers), config, data: '' };
  const encoding = response.headers['content-encoding'];
  if (config.isBodyIgnored) return response;
  if (content && isAccepted(status, config)) response.data = await textOf(content, encoding, maxBytesOf(config));
  else if (content && config.explain) response.data = await errorText(content, encoding);
  return response;
}

/** Empty when it cannot be read: the status counts. */
async function errorText(content: Buffer, encoding: string | undefined): Promise<string> {
  try {
    return await textOf(content, encoding, ERROR_BYTES);
  } catch {
    return '';
  }
}

function requestHeaders(config: AdapterConfig): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(config.headers.toJSON(true))) headers[name.toLowerCase()] = String(value);
  // axios names a content type for every POST, even without content.
  if (!config.data) delete headers['content-type'];
  headers['accept-encoding'] = ACCEPT_ENCODING;
  if (config.authorization) headers.authorization = reveal(config.authorization);
  return headers;
}

function flatten(headers: ReadResponse['headers']): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

const maxBytesOf = ({ maxContentLength = DEFAULT_MAX_BYTES }: AdapterConfig) => maxContentLength;
const isAccepted = (status: number, { validateStatus }: AdapterConfig) => validateStatus?.(status) !== false;

/** As axios' own adapters settle, so that response interceptors see what they expect. */
function settle<T>(response: AxiosResponse<T>): AxiosResponse<T> {
  const { status, config } = response;
  if (isAccepted(status, config)) return response;
  const code = status >= 400 && status < 500 ? AxiosError.ERR_BAD_REQUEST : AxiosError.ERR_BAD_RESPONSE;
  throw new AxiosError(`Request failed with status code ${status}`, code, config, undefined, response);
}
