import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { holds } from '../../contracts/index.js';
import { problem } from '../../platform/problem/index.js';
import { ProviderDirectory } from '../catalog/index.js';

/** Knows at which paths of a provider a POST may delete: DELETE itself is a matter of the route's own scope. */
@Injectable()
export class Deletions {
  private readonly paths: ReadonlyMap<string, readonly RegExp[]>;

  constructor(directory: ProviderDirectory) {
    this.paths = new Map(
      directory
        .all()
        .map(({ manifest: { id, deletesByPost } }) => [id, deletesByPost.map((path) => new RegExp(path, 'i'))]),
    );
  }

  /**
   * @param path below the API base, as it is sent; a provider reads it decoded and without a slash at its end. Our own
   * router has refused what cannot be decoded
   * @throws problem `forbidden` naming the scope
   */
  requireScope({ method, caller }: FastifyRequest, provider: string, path: string): void {
    if (method !== 'POST') return;
    const patterns = this.paths.get(provider);
    if (!patterns?.length) return;
    const read = decodeURIComponent(path).replace(/\/$/, '');
    if (!patterns.some((pattern) => pattern.test(read))) return;
    const scope = `${provider}:delete`;
    if (caller && holds(caller, scope)) return;
    throw problem('forbidden', { detail: `This call may delete. The credential lacks the scope ${scope}.` });
  }
}
