import type { TestApp } from './app.js';

export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly schema?: JsonSchema;
}

interface Response {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>>;
}

interface RawOperation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
  readonly responses: Readonly<Record<string, Response>>;
  readonly security?: readonly unknown[];
}

/** One operation of the running server's own OpenAPI document. */
export interface DocumentedOperation {
  readonly id: string;
  readonly summary: string | undefined;
  readonly method: string;
  /** With `{parameters}`. */
  readonly path: string;
  readonly query: readonly Parameter[];
  readonly pathParameters: readonly string[];
  /** Fields of the JSON body, over all alternatives. */
  readonly body: Readonly<Record<string, JsonSchema>>;
  readonly hasBody: boolean;
  readonly responses: RawOperation['responses'];
  readonly anonymous: boolean;
}

interface OpenApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, JsonSchema>>;
    readonly responses?: Readonly<Record<string, Response>>;
  };
}

export async function readOpenApi(app: TestApp): Promise<OpenApiDocument> {
  const answer = await app.http(null).get('/docs/openapi.json').expect(200);
  return answer.body as OpenApiDocument;
}

export async function documentedOperations(app: TestApp): Promise<DocumentedOperation[]> {
  const document = await readOpenApi(app);
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const parameters = operation.parameters ?? [];
      const schema = operation.requestBody?.content['application/json']?.schema;
      return {
        id: operation.operationId ?? '',
        summary: operation.summary,
        method: method.toUpperCase(),
        path,
        query: parameters.filter((p) => p.in === 'query'),
        pathParameters: parameters.filter((p) => p.in === 'path').map((p) => p.name),
        body: schema ? fieldsOf(schema, document) : {},
        hasBody: schema !== undefined,
        responses: withoutReferences(operation.responses, document),
        anonymous: (operation.security ?? []).length === 0,
      };
    }),
  );
}

/** Errors are described once for each family, by reference. */
function withoutReferences(responses: RawOperation['responses'], document: OpenApiDocument): RawOperation['responses'] {
  const { schemas, responses: shared } = document.components ?? {};
  const resolved = ({ schema }: { schema?: JsonSchema }) => ({ schema: target(schema, schemas) ?? schema });
  return mapValues(responses, (response) => {
    const { content } = target(response, shared) ?? response;
    return { content: content && mapValues(content, resolved) };
  });
}

const mapValues = <T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

/** What a reference leads to; undefined for what is none. */
const target = <T>(from: { readonly $ref?: string } | undefined, components: Readonly<Record<string, T>> = {}) =>
  from?.$ref === undefined ? undefined : components[from.$ref.split('/').at(-1) ?? ''];

function fieldsOf(schema: JsonSchema, document: OpenApiDocument): Record<string, JsonSchema> {
  const referenced = target(schema, document.components?.schemas);
  if (referenced) return fieldsOf(referenced, document);
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return Object.assign({ ...schema.properties }, ...parts.map((part) => fieldsOf(part, document))) as Record<
    string,
    JsonSchema
  >;
}
