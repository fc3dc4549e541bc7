import request from 'supertest';
import type { TestApp } from './app.js';

export const ANA = 'ana.ruiz@example.com';

/** Takes a user of the tenant through the whole sign-in at the sandbox, as a browser would. */
export async function connectAsana(app: TestApp, userId: string, person = ANA): Promise<void> {
  const browser = app.http();
  const { body } = await browser.get('/api/auth/asana/authorize').query({ user_id: userId }).expect(200);
  const consent = new URL(String(body.auth_url));
  consent.searchParams.set('sandbox_auto_approve', person);
  const allowed = await request(consent.origin)
    .get(consent.pathname + consent.search)
    .expect(302);
  const back = new URL(allowed.headers.location ?? '');
  const done = await browser.get(back.pathname + back.search).expect(302);
  expect(done.headers.location).toContain('status=connected');
}
