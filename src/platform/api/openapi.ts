import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const DESCRIPTION = `One server that owns your users' connections to the services they work in.
Send an API key or a session token as \`Authorization: Bearer …\`; every answer carries \`X-Request-Id\`.
Errors are \`application/problem+json\` (RFC 9457) with the members their family documents.`;

function buildOpenApi(app: NestFastifyApplication): OpenAPIObject {
  const document = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Switchyard')
    .setDescription(DESCRIPTION)
    .setVersion('0.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'API key or session token' }, 'credential')
    .build();
  return SwaggerModule.createDocument(app, document);
}

/** Serves the document at `/docs/openapi.json` and the human page at `/docs`. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, () => buildOpenApi(app), {
    jsonDocumentUrl: 'docs/openapi.json',
    raw: ['json'],
  });
}
