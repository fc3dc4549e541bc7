import path from 'node:path';
import { type ProviderManifest } from '../../contracts/index.js';
import { type KeyRing, Secret } from '../vault/index.js';
import { bootstrapApiKey, encryptionKeys } from './data-dir.js';
import { type Environment, parseEnvironment } from './environment.js';
import { type ProviderSettings, providerSettings } from './provider-settings.js';

/** Everything the server was told, checked and typed. Read once at boot; nothing else reads the environment. */
export interface Settings {
  readonly mode: 'development' | 'production' | 'test';
  readonly role: 'all' | 'web' | 'worker';
  readonly dataDir: string;
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** Where clients and providers reach this server, without a trailing slash. */
    readonly publicUrl: string;
    /** Proxies whose X-Forwarded-* headers are believed; false: none. */
    readonly trustProxy: boolean | string;
    readonly corsOrigins: readonly string[];
  };
  readonly database: { readonly url: string; readonly poolSize: number };
  readonly access: {
    readonly bootstrapKey: Secret;
    /** File that holds the bootstrap key; null when it came from the environment. */
    readonly bootstrapKeyFile: string | null;
  };
  readonly keyRing: KeyRing;
  readonly throttle: { readonly limit: number; readonly windowSeconds: number; readonly anonymousLimit: number };
  /** Callback tasks that one client's address may ask for in a window. */
  readonly callbacks: { readonly taskLimit: number; readonly taskWindowSeconds: number };
  /** Hours between full readings of a mirrored project; 0: only the first. */
  readonly taskSync: { readonly resyncHours: number };
  readonly upstream: { readonly allowLoopback: boolean; readonly timeoutMs: number };
  /** The language model that writes texts; its keys belong to the jobs. */
  readonly anthropic: {
    readonly baseUrl: string;
    readonly model: string;
    /** Longest time for one try. */
    readonly timeoutMs: number;
  };
  readonly oauth: {
    /** Base of the client application that browsers return to; empty: this server's own pages. */
    readonly clientUrl: string;
    /** Registered addresses of clients that finish a flow themselves. */
    readonly returnUrls: readonly string[];
  };
  readonly log: { readonly level: string };
  readonly providers: Readonly<Record<string, ProviderSettings>>;
}

/**
 * Reads the settings for the given providers out of the environment.
 * @throws ConfigurationError naming every wrong variable and what was expected
 */
export function readSettings(
  manifests: readonly ProviderManifest[],
  source: NodeJS.ProcessEnv = process.env,
): Settings {
  const env: Environment = parseEnvironment(source, manifests);
  const dataDir = path.resolve(env.DATA_DIR);
  const publicUrl = (env.PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`).replace(/\/$/, '');
  return {
    mode: env.NODE_ENV,
    role: env.ROLE,
    dataDir,
    http: {
      host: env.HOST,
      port: env.PORT,
      publicUrl,
      trustProxy: env.TRUST_PROXY,
      corsOrigins: env.CORS_ORIGINS,
    },
    database: { url: env.DATABASE_URL, poolSize: env.DATABASE_POOL_SIZE },
    access: bootstrapApiKey(env.SWITCHYARD_API_KEY, dataDir),
    keyRing: encryptionKeys(env.ENCRYPTION_KEYS, dataDir, env.NODE_ENV),
    throttle: {
      limit: env.THROTTLE_LIMIT,
      windowSeconds: env.THROTTLE_WINDOW_SECONDS,
      anonymousLimit: env.THROTTLE_ANONYMOUS_LIMIT,
    },
    callbacks: { taskLimit: env.CALLBACK_TASK_LIMIT, taskWindowSeconds: env.CALLBACK_TASK_WINDOW_SECONDS },
    taskSync: { resyncHours: env.TASK_SYNC_HOURS },
    upstream: { allowLoopback: env.UPSTREAM_ALLOW_LOOPBACK, timeoutMs: env.UPSTREAM_TIMEOUT_MS },
    anthropic: {
      baseUrl: env.ANTHROPIC_BASE_URL.replace(/\/$/, ''),
      model: env.ANTHROPIC_MODEL,
      timeoutMs: env.ANTHROPIC_TIMEOUT_MS,
    },
    oauth: { clientUrl: env.APP_CLIENT_URL?.replace(/\/$/, '') ?? '', returnUrls: env.OAUTH_RETURN_URLS },
    log: { level: env.LOG_LEVEL },
    providers: Object.fromEntries(manifests.map((m) => [m.id, providerSettings(m, env.providers[m.id], publicUrl)])),
  };
}
