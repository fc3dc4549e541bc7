import { z } from 'zod';
import { type ProviderManifest } from '../../contracts/index.js';
import { ConfigurationError, type ConfigurationIssue } from './configuration-error.js';

const flag = z.enum(['true', 'false'], { error: 'expected true or false' }).transform((v) => v === 'true');
const integer = (min: number, max: number) =>
  z.coerce
    .number({ error: `expected a whole number from ${min} to ${max}` })
    .int(`expected a whole number from ${min} to ${max}`)
    .min(min, `expected a whole number from ${min} to ${max}`)
    .max(max, `expected a whole number from ${min} to ${max}`);
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);
const webUrl = z.url({ protocol: /^https?$/, error: 'expected an http:// or https:// URL' });
const anyUrl = z.string().refine((text) => URL.canParse(text), 'expected absolute URLs separated by commas');
const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    'expected origins such as https://app.example.com',
  );

/** Every variable of this server that does not belong to a provider; `.env.example` explains them to people. */
const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: integer(1, 65_535).default(3000),
  PUBLIC_URL: webUrl.optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'expected postgresql://user:password@host:port/database' }),
  DATABASE_POOL_SIZE: integer(1, 200).default(10),
  SWITCHYARD_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{32,200}$/, 'expected 32 to 200 printable characters without spaces')
    .optional(),
  ENCRYPTION_KEYS: z.string().min(1).optional(),
  TRUST_PROXY: z.union([flag, z.string().min(1)]).default(false),
  CORS_ORIGINS: list.pipe(z.array(origin)).default([]),
  THROTTLE_LIMIT: integer(1, 1_000_000).default(600),
  THROTTLE_WINDOW_SECONDS: integer(1, 3600).default(60),
  THROTTLE_ANONYMOUS_LIMIT: integer(1, 1_000_000).default(120),
  CALLBACK_TASK_LIMIT: integer(1, 1_000_000).default(10),
  CALLBACK_TASK_WINDOW_SECONDS: integer(1, 3600).default(60),
  UPSTREAM_ALLOW_LOOPBACK: flag.default(false),
  UPSTREAM_TIMEOUT_MS: integer(100, 120_000).default(30_000),
  TASK_SYNC_HOURS: integer(0, 168).default(24),
  ANTHROPIC_BASE_URL: webUrl.default('https://api.anthropic.com'),
  ANTHROPIC_MODEL: z
    .string()
    .regex(/^[\w.:@-]{1,100}$/, 'expected the id of a model')
    .default('claude-haiku-5-5'),
  ANTHROPIC_TIMEOUT_MS: integer(100, 120_000).default(20_000),
  APP_CLIENT_URL: webUrl.optional(),
  OAUTH_RETURN_URLS: list.pipe(z.array(anyUrl)).default([]),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

/** What stands before a path: with more than that, every address made of it would be another. */
const siteUrl = webUrl.refine(
  (text) => /^https?:\/\/[^/?#@\\]+(\/[\w.~-]+)*\/*$/.test(text),
  'expected a URL such as https://acme.example.com',
);
const gid = z.string().regex(/^[\w-]{1,64}$/, 'expected an id of the provider');

const providerSchema = z.object({
  CLIENT_ID: z.string().optional(),
  CLIENT_SECRET: z.string().optional(),
  REDIRECT_URI: webUrl.optional(),
  SCOPES: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .optional(),
  ORG_URL: siteUrl.optional(),
  API_BASE_URL: webUrl.optional(),
  AUTHORIZE_URL: webUrl.optional(),
  TOKEN_URL: webUrl.optional(),
  REVOKE_URL: webUrl.optional(),
  RATE_PER_MINUTE: integer(1, 1_000_000).optional(),
  API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{1,8192}$/, 'expected visible ASCII characters')
    .optional(),
  WORKSPACE_ID: gid.optional(),
  DEFAULT_PROJECT_ID: gid.optional(),
  WEBHOOK_SECRET: z.string().min(16, 'expected at least 16 characters').max(512).optional(),
});
export type ProviderEnvironment = z.output<typeof providerSchema>;
export type Environment = z.output<typeof environmentSchema> & {
  readonly providers: Readonly<Record<string, ProviderEnvironment>>;
};

/** `google-calendar` reads `GOOGLE_CALENDAR_CLIENT_ID` and so on. */
export const environmentPrefix = (providerId: string) => `${providerId.toUpperCase().replaceAll('-', '_')}_`;

/** Empty values count as absent: that is what a copied `.env.example` and `docker compose` produce. */
const withoutEmpty = (source: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''));

export function parseEnvironment(source: NodeJS.ProcessEnv, manifests: readonly ProviderManifest[]): Environment {
  const given = withoutEmpty(source);
  const issues: ConfigurationIssue[] = [];
  const parse = <T extends z.ZodType>(
    schema: T,
    values: Record<string, unknown>,
    prefix: string,
  ): z.output<T> | undefined => {
    const result = schema.safeParse(values);
    if (result.success) return result.data;
    for (const issue of result.error.issues) issues.push(toIssue(issue, prefix, values));
    return undefined;
  };
  const base = parse(environmentSchema, given, '');
  const providers: Record<string, ProviderEnvironment> = {};
  for (const { id } of manifests) {
    const prefix = environmentPrefix(id);
    const own: Record<string, unknown> = {};
    for (const name of Object.keys(providerSchema.shape)) own[name] = given[prefix + name];
    const parsed = parse(providerSchema, own, prefix);
    if (parsed) providers[id] = parsed;
  }
  if (!base || issues.length > 0) throw new ConfigurationError(issues);
  return { ...base, providers };
}

function toIssue(
  issue: z.core.$ZodIssue,
  prefix: string,
  values: Readonly<Record<string, unknown>>,
): ConfigurationIssue {
  const name = String(issue.path[0] ?? '');
  const expected = issue.message.replace(/^Invalid (input|option): /, '');
  return { variable: prefix + name, expected: values[name] === undefined ? `is not set: ${expected}` : expected };
}
