import { z } from 'zod';
import { invalidField, problem } from '../../../platform/problem/index.js';
import { Secret } from '../../../platform/vault/index.js';
import { jobConfig, type JobConfig } from './job-config.js';

/** One of the accounts that a job shall work with. */
export interface NamedToken {
  readonly name: string;
  readonly token: Secret;
  /** Okta: the organization's address. */
  readonly orgUrl?: string;
}

/** What a job is started with, checked as far as that goes without asking anybody. */
export interface StartRequest {
  readonly config: JobConfig;
  readonly tokens: readonly NamedToken[];
  /** Absent: texts come from templates. */
  readonly modelKey?: Secret;
}

const LABELS = { asana: 'Asana', okta: 'Okta' } as const;
type Connection = keyof typeof LABELS;

/** In the order in which they are missed: contract 6.2. */
const REQUIRED: Readonly<Record<Connection, readonly string[]>> = {
  asana: ['industry', 'workspace_gid', 'user_tokens', 'anthropic_api_key'],
  okta: ['industry', 'org_url', 'user_tokens', 'org_size', 'anthropic_api_key'],
};

/** Accounts one job may have. */
const MOST_TOKENS = 50;

const tokenText = z.string().regex(/^[\x21-\x7e]{1,8192}$/, 'must be 1 to 8192 visible ASCII characters');
const userTokens = z
  .array(
    z.object({
      name: z
        .string()
        .regex(/^[^\p{Cc}\p{Cs}]{0,200}$/u, 'must be at most 200 characters, none of them control characters')
        .default(''),
      token: tokenText,
      org_url: z.string().max(255).optional(),
    }),
  )
  .max(MOST_TOKENS);
const modelKey = z.string().regex(/^[\x21-\x7e]{0,512}$/, 'must be at most 512 visible ASCII characters');

type Body = Readonly<Record<string, unknown>>;

const isAbsent = (value: unknown) => value === undefined || value === null;

/**
 * Checks a request to start a job, in the documented order and words.
 * An empty `anthropic_api_key` means that texts come from templates.
 * @throws problem `validation_failed`
 */
export function readStart(body: Body): StartRequest {
  const connection = readConnection(body);
  const missing = REQUIRED[connection].find((field) => isAbsent(body[field]));
  if (missing !== undefined) {
    throw refusal(missing, `Missing required field for ${LABELS[connection]}: ${missing}`, 'is required');
  }
  const tokens = readTokens(body.user_tokens);
  if (connection === 'okta') checkSites(body, tokens);
  if (tokens.length === 0) throw noValidTokens(connection);
  const config = readConfig(body);
  const key = read(modelKey, body.anthropic_api_key, 'anthropic_api_key');
  return {
    config,
    tokens: tokens.map(({ name, token, org_url }) => ({
      name,
      token: Secret.of(token),
      ...(org_url !== undefined && { orgUrl: org_url }),
    })),
    ...(key && { modelKey: Secret.of(key) }),
  };
}

/** @throws problem `validation_failed` naming each token that cannot be one */
export const readTokens = (value: unknown): z.output<typeof userTokens> => read(userTokens, value, 'user_tokens');

/** Settings alone, without tokens: of templates, copies and dry runs. @throws problem `validation_failed` */
export function readConfig(body: Body): JobConfig {
  const connection_type = readConnection(body);
  return read(jobConfig, { ...withoutSecrets(body), connection_type }, '');
}

export const noValidTokens = (connection: Connection) =>
  refusal('user_tokens', `No valid ${LABELS[connection]} API tokens provided`, 'holds no token that is accepted');

/** @throws problem `validation_failed` for a kind that nobody works on */
export function readConnection({ connection_type: given }: Body): Connection {
  const type = isAbsent(given) ? 'asana' : given;
  if (type === 'asana' || type === 'okta') return type;
  const shown = typeof type === 'string' ? type.slice(0, 64) : typeof type;
  throw refusal('connection_type', `Unsupported connection type: ${shown}`, 'must be asana or okta');
}

function checkSites(body: Body, tokens: z.output<typeof userTokens>): void {
  if (typeof body.org_url !== 'string' || !isSecure(body.org_url)) {
    throw refusal('org_url', 'org_url must start with https://', 'must start with https://');
  }
  const place = tokens.findIndex(({ org_url }) => !org_url);
  if (place >= 0) {
    throw refusal(`user_tokens.${place}.org_url`, 'Each user token must include org_url for Okta', 'is required');
  }
  const site = plainAddress(body.org_url);
  const elsewhere = tokens.findIndex(({ org_url = '' }) => plainAddress(org_url) !== site);
  if (elsewhere >= 0) throw invalidField(`user_tokens.${elsewhere}.org_url`, 'must be the org_url of the job');
}

const plainAddress = (url: string) => url.toLowerCase().replace(/\.?\/*$/, '');

/** Whether a loopback address may stand in for Okta is decided where addresses are checked. */
const isSecure = (url: string) => /^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)[:/])/i.test(url);

/** Everything that is stored as it is; secrets are kept elsewhere, sealed. */
function withoutSecrets({ user_tokens: _tokens, anthropic_api_key: _key, ...rest }: Body): Body {
  return rest;
}

function read<T extends z.ZodType>(schema: T, value: unknown, at: string): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw problem('validation_failed', {
    errors: result.error.issues.map(({ path, message }) => ({
      field: [at, ...path.map(String)].filter(Boolean).join('.') || 'body',
      message: message.replace(/^Invalid input: /, ''),
    })),
  });
}

const refusal = (field: string, sentence: string, message: string) =>
  problem('validation_failed', { detail: sentence, errors: [{ field, message }] });
