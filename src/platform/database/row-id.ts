import { randomBytes } from 'node:crypto';

/**
 * A UUIDv7 (https://www.rfc-editor.org/rfc/rfc9562#section-5.7) as the database client makes them, for a row whose id is
 * needed before it exists.
 * @param now milliseconds since the epoch
 */
export function newRowId(now: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
