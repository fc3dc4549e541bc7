import { type OpenAPIObject } from '@nestjs/swagger';

type Responses = NonNullable<NonNullable<OpenAPIObject['paths'][string]['get']>['responses']>;
type Response = NonNullable<Responses[string]>;
type Components = Record<string, Response>;

const PROBLEM = 'application/problem+json';

/** How errors of a family are answered is said once, instead of with every operation: by reference to the components. */
export function shareErrorResponses(document: OpenAPIObject): void {
  const shared: Components = {};
  for (const operations of Object.values(document.paths)) {
    for (const { responses } of Object.values(operations) as { responses?: Responses }[]) {
      if (responses) shareErrors(responses, shared);
    }
  }
  document.components = { ...document.components, responses: shared };
}

function shareErrors(responses: Responses, shared: Components): void {
  for (const [status, response] of Object.entries(responses)) {
    const family = response && familyOf(response);
    if (!response || !family) continue;
    const name = `${family}${status}`;
    shared[name] ??= response;
    responses[status] = { $ref: `#/components/responses/${name}` };
  }
}

/** Name of the schema of a family's errors, such as `AtomError`. */
function familyOf(response: Response): string | undefined {
  const schema = 'content' in response ? response.content?.[PROBLEM]?.schema : undefined;
  return schema && '$ref' in schema ? schema.$ref.split('/').at(-1) : undefined;
}
