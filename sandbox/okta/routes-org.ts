import { z } from 'zod';
import { type Answer, type Call, read, readBody, type Route, write } from './api.js';
import { invalid, notFound } from './errors.js';
import { type Attribute } from './model.js';
import { BASE_ATTRIBUTES } from './profile.js';

const attribute = z.object({
  title: z.string().min(1),
  type: z.enum(['string', 'boolean', 'number', 'integer', 'array']),
  description: z.string().optional(),
  required: z.boolean().nullish(),
  minLength: z.int().nullish(),
  maxLength: z.int().nullish(),
  enum: z.array(z.union([z.string(), z.number()])).nullish(),
  items: z.object({ type: z.string() }).optional(),
});
const change = z.object({
  definitions: z
    .object({
      /** null removes an attribute. */
      custom: z.object({ properties: z.record(z.string(), attribute.nullable()).optional() }).optional(),
    })
    .optional(),
});

const NAME = /^[A-Za-z_]\w{0,254}$/;

export const orgRoutes: Route[] = [
  read('/org', 'orgs', ({ state, org }) => ({
    body: {
      id: state.org.id,
      companyName: state.org.companyName,
      subdomain: state.org.subdomain,
      status: 'ACTIVE',
      created: new Date(state.org.created).toISOString(),
      lastUpdated: new Date(state.org.created).toISOString(),
      _links: { uploadLogo: { href: `${org}/api/v1/org/logo` } },
    },
  })),
  read('/meta/schemas/user/:id', 'schemas', showSchema),
  write('POST', '/meta/schemas/user/:id', 'schemas', (call) => {
    changeSchema(call);
    return showSchema(call);
  }),
];

/** Attributes that are not named stay as they are. Removing one takes it out of every profile. */
function changeSchema(call: Call): void {
  const { state, clock, log, actor } = call;
  const { definitions } = readBody(change, call.body);
  const properties = Object.entries(definitions?.custom?.properties ?? {});
  for (const [name] of properties) {
    if (!NAME.test(name)) throw invalid(name, `${name}: Not a valid name of an attribute`);
    if (Object.hasOwn(BASE_ATTRIBUTES, name)) throw invalid(name, `${name}: The attribute belongs to the base schema`);
  }
  for (const [name, wanted] of properties) {
    if (wanted) state.attributes.set(name, withoutNulls(wanted));
    else removeAttribute(call, name);
  }
  state.schemaUpdated = clock.now();
  log.write(actor, 'directory.user_profile.update', []);
}

function removeAttribute({ state }: Call, name: string): void {
  state.attributes.delete(name);
  for (const user of state.users.values()) {
    if (Object.hasOwn(user.profile, name)) {
      const { [name]: _removed, ...profile } = user.profile;
      state.setProfile(user, profile);
    }
  }
}

function withoutNulls(wanted: z.infer<typeof attribute>): Attribute {
  const { required, minLength, maxLength, enum: allowed, ...rest } = wanted;
  return {
    ...rest,
    required: required ?? undefined,
    minLength: minLength ?? undefined,
    maxLength: maxLength ?? undefined,
    enum: allowed ?? undefined,
  };
}

function showSchema({ state, params, org }: Call): Answer {
  if (params.id !== 'default') throw notFound(params.id ?? '', 'UserSchema');
  const moment = new Date(state.schemaUpdated).toISOString();
  const self = `${org}/api/v1/meta/schemas/user/default`;
  return {
    body: {
      id: self,
      $schema: 'http://json-schema.org/draft-04/schema#',
      name: 'user',
      title: 'User',
      type: 'object',
      created: new Date(state.org.created).toISOString(),
      lastUpdated: moment,
      definitions: {
        custom: definition('#custom', Object.fromEntries(state.attributes)),
        base: definition('#base', BASE_ATTRIBUTES),
      },
      properties: { profile: { allOf: [{ $ref: '#/definitions/custom' }, { $ref: '#/definitions/base' }] } },
      _links: { self: { href: self, method: 'GET', rel: 'self' } },
    },
  };
}

function definition(id: string, attributes: Record<string, Attribute>): object {
  const entries = Object.entries(attributes);
  const shown = entries.map(([name, attribute]) => [
    name,
    {
      ...attribute,
      mutability: 'READ_WRITE',
      scope: 'NONE',
      permissions: [{ principal: 'SELF', action: 'READ_ONLY' }],
      master: { type: 'PROFILE_MASTER' },
    },
  ]);
  const required = entries.filter(([, attribute]) => attribute.required).map(([name]) => name);
  return { id, type: 'object', properties: Object.fromEntries(shown) as object, required };
}
