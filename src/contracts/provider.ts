import { z } from 'zod';
import { type ProviderCall } from './provider-call.js';
import { type ProviderWebhooks, webhookSchemeSchema } from './webhooks.js';

const httpsUrl = z.url({ protocol: /^https$/ });

/** Stands in an address of the manifest for the base URL of the customer's own site: see `site`. */
export const SITE = '{site}';

/** An https URL, or one that begins with `{site}`. */
const address = z
  .string()
  .refine((text) => httpsUrl.safeParse(text.replace(/^\{site\}/, 'https://site.example')).success);

/** How a request shows its token: the scheme of the Authorization header. */
export const tokenTypeSchema = z.enum(['Bearer', 'SSWS']);
export type TokenType = z.output<typeof tokenTypeSchema>;

/** Limits per token. What a provider counts apart, such as a search, is a rule of its own on top of the whole. */
const rateLimitsSchema = z.strictObject({
  /**
   * Calls per minute by plan, the smallest first. Which plan a token has is learnt: see platform/http. Refused calls
   * count too.
   */
  perMinute: z.array(z.number().int().positive()).min(1),
  /** Calls that may be under way at once. */
  concurrentReads: z.number().int().positive().optional(),
  concurrentWrites: z.number().int().positive().optional(),
  rules: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[a-z][a-z_]*$/),
        /** Regular expression over the path below the API base. */
        path: z.string(),
        perMinute: z.number().int().positive(),
      }),
    )
    .default([]),
  /**
   * Answers say where the limit of the called rule stands (of the whole where there are no rules); what they say counts
   * before the figures above. Calls that no rule counts are not looked at, so that none is taken for the whole.
   */
  headers: z
    .strictObject({
      limit: z.string(),
      remaining: z.string(),
      /** Epoch seconds. */
      reset: z.string(),
    })
    .optional(),
});
export type RateLimits = z.output<typeof rateLimitsSchema>;

const words = z.array(z.string().regex(/^[a-z][a-z0-9_]*$/)).default([]);

/** How a provider appears in the registry of services (`/api/services`). */
const serviceSchema = z.strictObject({
  /** Id in the registry, e.g. `asana_service`. */
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** What kind of service it is, e.g. `project_management`. */
  type: z.string().regex(/^[a-z][a-z0-9_]*$/),
  description: z.string().min(1),
  capabilities: words,
  workflowTriggers: words,
  workflowActions: words,
  chatCommands: z
    .array(
      z.strictObject({
        /** The phrase itself, in lower case. */
        command: z.string().regex(/^[a-z][a-z0-9 ]*$/),
        /** What it does, as the end of a sentence: `list the open tasks assigned to you`. */
        description: z.string().min(1),
      }),
    )
    .default([]),
});
export type ServiceManifest = z.output<typeof serviceSchema>;

/**
 * What a provider is, as data. Numbers that can change stand here with their source beside them.
 * Hub and platform read it and ask for capabilities; they never know a provider by name.
 */
export const providerManifestSchema = z.strictObject({
  /** Lower-case id: the path segment, the prefix of its environment variables and scopes. */
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
  label: z.string().min(1),
  /** Base of the REST API, without a trailing slash. */
  apiBaseUrl: address,
  /**
   * Each customer of the provider has an address of its own, such as `https://acme.okta.com`: it belongs to the
   * connection and stands for `{site}` in the addresses here. Absent: all customers share one.
   */
  site: z
    .strictObject({
      /** Variable, after the provider's prefix, with the site at which this installation's OAuth client is registered. */
      variable: z.enum(['ORG_URL']),
    })
    .optional(),
  /** How tokens that a caller brings along are shown; the first is meant where the caller names none. */
  tokenTypes: z.array(tokenTypeSchema).min(1).default(['Bearer']),
  /** Hosts that may ever receive this provider's tokens. `*.example.com` matches any subdomain. */
  hosts: z.array(z.string().regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/)).min(1),
  oauth: z.strictObject({
    authorizeUrl: address,
    tokenUrl: address,
    /** RFC 7009-style revocation; absent where the provider has none. */
    revokeUrl: address.optional(),
    /** RFC 9207: what a provider that sends `iss` with its answer puts there; another value is refused. */
    issuer: httpsUrl.optional(),
    /** Scopes asked for unless `<PROVIDER>_SCOPES` says otherwise. */
    scopes: z.array(z.string()),
    /** Between scopes in the authorize URL and in the granted scope of the token answer. */
    scopeSeparator: z.enum([' ', ',']).default(' '),
    pkce: z.boolean(),
    /** Fixed query parameters of the authorize URL, such as `access_type: offline`. */
    authorizeParameters: z.record(z.string(), z.string()).default({}),
    /** Seconds an access token lives when the token answer has no `expires_in`. */
    defaultExpiresIn: z.number().int().positive().optional(),
    /**
     * How a service application, which acts for itself and not for a user, proves who it is when it asks for tokens
     * (RFC 6749 section 4.4, RFC 7523 section 2.2). Absent: the provider knows no such applications.
     */
    clientCredentials: z.enum(['private_key_jwt']).optional(),
  }),
  /** What the provider allows one token. Absent: it names no limits, and only its answers of 429 slow us down. */
  rateLimits: rateLimitsSchema.optional(),
  /**
   * Regular expressions over paths below the API base at which a POST may delete, such as that of batches: through the
   * proxy it needs the scope to delete too.
   */
  deletesByPost: z.array(z.string()).default([]),
  /** Absent: the provider is not offered in the registry of services. */
  service: serviceSchema.optional(),
  /** Absent: the provider delivers no webhooks. */
  webhooks: webhookSchemeSchema.optional(),
  /** Where the provider says whether it is up. */
  statusPage: httpsUrl.optional(),
  /** Where the facts above were read. */
  docs: z.url(),
  /** ISO date on which they were last compared with `docs`. */
  checked: z.iso.date(),
});
export type ProviderManifest = z.output<typeof providerManifestSchema>;

/** The account at the provider that a connection speaks for. */
export interface ProviderAccount {
  /** The provider's own id of the account. */
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  /** Public facts a client shows beside the connection, such as workspaces. Stored as JSON, never secret. */
  readonly profile: Readonly<Record<string, unknown>>;
}

/** What a chat command found, for a person to read. */
export interface ChatReply {
  readonly text: string;
  /** What the text speaks of, one by one. */
  readonly items?: readonly { readonly id: string; readonly name: string; readonly url?: string }[];
}

/** Carries a chat command out; it only reads. @throws ProviderError */
export type ChatCommand = (call: ProviderCall) => Promise<ChatReply>;

/** What can be told from the body of an error answer without repeating its words. */
export interface ErrorExplanation {
  /** Machine-readable, as `ProviderError.code`. */
  readonly code: string;
  /** The OAuth scope that the refused call needs, where the provider names it. */
  readonly requiredScope?: string;
}

/** A provider as hub sees it: data, and small functions for what data cannot say. A missing function is a missing capability. */
export interface Provider {
  readonly manifest: ProviderManifest;
  /** Whose account is this? Asked once after connecting. @throws ProviderError */
  identify?(call: ProviderCall): Promise<ProviderAccount>;
  /** A cheap read that proves the connection works; the result is shown as `test_result`. @throws ProviderError */
  test?(call: ProviderCall): Promise<Readonly<Record<string, unknown>>>;
  /**
   * What an error answer says beyond its status, where the provider says it in words of its own. What it returns is
   * shown to clients: only codes that it knows, never text of the body.
   */
  readonly explain?: (status: number, body: string) => ErrorExplanation | undefined;
  /** What its webhooks need beside the scheme in the manifest; present if and only if that is. */
  readonly webhooks?: ProviderWebhooks;
  /** Chat commands of the manifest that are carried out; a command without a function is only simulated. */
  readonly chat?: Readonly<Record<string, ChatCommand>>;
}
