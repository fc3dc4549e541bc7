import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { errorComponents } from './error-schemas.js';
import { shareErrorResponses } from './shared-responses.js';

const DESCRIPTION = `One server that owns your users' connections to the services they work in.
Send an API key or a session token as \`Authorization: Bearer …\`; every answer carries \`X-Request-Id\`.
Errors are \`application/problem+json\` (RFC 9457) with the members their family documents.
\`RateLimit-Limit\`, \`-Remaining\` and \`-Reset\` tell what is left of your own requests. Answers about a service that
the user is connected to tell with \`Upstream-RateLimit-Limit\`, \`-Remaining\` and \`-Reset\` (seconds) what is left of the
calls that it allows the user's connection in a minute, once it has been called.`;

/** The document of everything the application serves. Needs neither a database nor a listening server. */
export function buildOpenApi(app: NestFastifyApplication): OpenAPIObject {
  const document = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Switchyard')
    .setDescription(DESCRIPTION)
    .setVersion('0.1.0')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/', 'The server that serves this document')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'API key or session token' }, 'credential')
    .build();
  const described = SwaggerModule.createDocument(app, document);
  described.components = {
    ...described.components,
    schemas: { ...described.components?.schemas, ...errorComponents },
  };
  shareErrorResponses(described);
  return described;
}

/** Serves the document at `/docs/openapi.json` and the human page at `/docs`. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, () => buildOpenApi(app), {
    jsonDocumentUrl: 'docs/openapi.json',
    raw: ['json'],
  });
}
