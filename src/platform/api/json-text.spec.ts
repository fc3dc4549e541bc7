import { JsonText } from './json-text.js';

describe('JsonText', () => {
  const list = JSON.stringify([{ name: 'Grüße 🚂', note: '"quoted"' }]);
  const answer = new JsonText(['{"a":', list, ',"b":', '[]', ',"c":', list, '}']);

  it('is the bytes of its pieces, those that stand in it again included', () => {
    expect(answer.bytes.toString()).toBe(`{"a":${list},"b":[],"c":${list}}`);
    expect(new JsonText([]).bytes).toHaveLength(0);
  });

  it('is the value it says where JSON is made of it', () => {
    expect(JSON.parse(JSON.stringify(answer))).toEqual({ a: JSON.parse(list), b: [], c: JSON.parse(list) });
  });
});
