import { randomUUID } from 'node:crypto';
import { hashOfKey } from '../../src/hub/access/key-text.js';
import { PrismaService } from '../../src/platform/database/index.js';
import type { TestApp } from '../support/app.js';

export const ANA = 'ana.ruiz@example.com';

const unescape = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Where a redirect leads; fails when there is none. */
async function locationOf(answer: Response): Promise<URL> {
  const location = answer.headers.get('location');
  if (!location) throw new Error(`expected a redirect, got ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  return new URL(location);
}

/** Opens the provider's consent page as a browser does, fills in its form and returns where the provider sends the browser. */
export async function consent(
  authorizationUrl: string,
  decision: 'allow' | 'deny' = 'allow',
  person = ANA,
): Promise<URL> {
  const page = await (await fetch(authorizationUrl)).text();
  const form = new URLSearchParams({ decision });
  for (const [, name = '', value = ''] of page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)) {
    form.set(unescape(name), unescape(value));
  }
  if (!form.has('client_id')) throw new Error(`not a consent page: ${page.slice(0, 300)}`);
  form.set('person', person);
  return locationOf(await fetch(authorizationUrl, { method: 'POST', body: form, redirect: 'manual' }));
}

/** The same without looking at the page. */
export async function approve(authorizationUrl: string, person = ANA): Promise<URL> {
  const url = new URL(authorizationUrl);
  url.searchParams.set('sandbox_auto_approve', person);
  return locationOf(await fetch(url, { redirect: 'manual' }));
}

export const prismaOf = ({ app }: TestApp) => app.get(PrismaService);

/** An API key with these scopes, of the first organization or of a new one, for one user or for all. */
export async function makeKey(
  app: TestApp,
  { scopes = ['*'], userId, foreign = false }: { scopes?: string[]; userId?: string; foreign?: boolean } = {},
): Promise<string> {
  const prisma = prismaOf(app);
  const organization = foreign
    ? await prisma.organization.create({ data: { name: 'another tenant' } })
    : await prisma.organization.findFirstOrThrow({ orderBy: { createdAt: 'asc' } });
  const key = `sy_test_${randomUUID()}${randomUUID()}`;
  await prisma.apiKey.create({
    data: { organizationId: organization.id, name: 'test', hash: hashOfKey(key), hint: 'sy_test_', scopes, userId },
  });
  return key;
}
