import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import type { Caller } from '../../contracts/index.js';
import { CurrentCaller, Operation } from '../../platform/api/index.js';
import { PrismaService } from '../../platform/database/index.js';

const me = z.object({
  ok: z.literal(true),
  organization: z.object({ id: z.uuid(), name: z.string() }),
  credential: z.object({
    kind: z.enum(['api_key', 'session']),
    user_id: z.string().nullable().describe('The one user it speaks for; null: the whole organization.'),
    scopes: z.array(z.string()),
  }),
});

@Controller('api/me')
export class MeController {
  constructor(private readonly prisma: PrismaService) {}

  @Get()
  @Operation({
    id: 'access.me',
    summary: 'Say whose credential this is, and what it may do',
    description: 'Also where a client learns the `organizationId` that the callback workflow asks for.',
    tag: 'access',
    access: { scope: null, acting: 'none' },
    errors: { dialect: 'problem' },
    answer: me,
    example: {
      ok: true,
      organization: { id: '0199c0de-5a3e-7000-8000-6d1f4b1c2a77', name: 'default' },
      credential: { kind: 'api_key', user_id: null, scopes: ['*'] },
    },
  })
  async read(@CurrentCaller() { kind, userId, scopes, organizationId: id }: Caller) {
    const organization = await this.prisma.organization.findUniqueOrThrow({
      where: { id },
      select: { id: true, name: true },
    });
    return { ok: true, organization, credential: { kind, user_id: userId ?? null, scopes: [...scopes] } };
  }
}
