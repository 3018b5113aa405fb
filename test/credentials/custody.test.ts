import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type Binding,
  createCustody,
  type PasswordBinding,
  parseCredentialKeys,
  sealedSchema,
} from '../../src/credentials/index.ts';
import fc from '../seeded.ts';

const keyText = () => randomBytes(32).toString('base64');
const keysOf = (text: string) => {
  const outcome = parseCredentialKeys(text);
  if (!outcome.ok) throw new Error(`not a key: ${outcome.problem.kind}`);
  return outcome.keys;
};
const custodyOf = (text?: string) =>
  createCustody({ keys: text === undefined ? undefined : keysOf(text), random: randomBytes });
const sealedBy = (custody: ReturnType<typeof custodyOf>, password: string, to: Binding) => {
  const sealed = custody.seal(password, to);
  if (!sealed) throw new Error('not sealed');
  return sealed;
};

const binding: PasswordBinding = {
  site: 'kamppi',
  origin: 'https://s5.iloq.com',
  serviceCode: 'ABC123',
  userId: 'api.keyautomat',
};
const password = 'Ylläs-2024-pässwörd🔑';

describe('A password in custody', () => {
  it('opens again for what it was sealed for, also after a restart and through JSON', () => {
    const key = keyText();
    const stored: unknown = JSON.parse(JSON.stringify(custodyOf(key).seal(password, binding)));
    expect(custodyOf(key).open(sealedSchema.parse(stored), binding)).toEqual({
      ok: true,
      password,
    });
  });

  it('does not lie in the sealed form, and looks different each time', () => {
    const custody = custodyOf(keyText());
    const [one, two] = [sealedBy(custody, password, binding), sealedBy(custody, password, binding)];
    expect(one.nonce).not.toBe(two.nonce);
    expect(one.box).not.toBe(two.box);
    expect(Buffer.from(one.nonce, 'base64')).toHaveLength(12);
    expect(Buffer.from(one.box, 'base64').includes(Buffer.from(password))).toBe(false);
  });

  it.each(['site', 'origin', 'serviceCode', 'userId'] as const)(
    'does not open with another %s',
    (part) => {
      const custody = custodyOf(keyText());
      const sealed = sealedBy(custody, password, binding);
      expect(custody.open(sealed, { ...binding, [part]: `${binding[part]}x` })).toEqual({
        ok: false,
        why: 'not-authentic',
      });
    },
  );

  it('does not open as what it is not: a sign key is no password, nor that of another subscription', () => {
    const custody = custodyOf(keyText());
    const signKey = { purpose: 'sign-key', site: 'kamppi', subscription: 's1' } as const;
    const sealed = sealedBy(custody, password, signKey);
    expect(custody.open(sealed, signKey)).toEqual({ ok: true, password });
    expect(custody.open(sealed, { ...binding, site: 'kamppi' }).ok).toBe(false);
    expect(custody.open(sealed, { ...signKey, subscription: 's2' }).ok).toBe(false);
    expect(custody.open(sealed, { ...signKey, site: 'pasila' }).ok).toBe(false);
  });

  it('is bound without ambiguity: the four parts cut in another way are another binding', () => {
    const custody = custodyOf(keyText());
    const comma = sealedBy(custody, password, { ...binding, site: 'a,b', origin: 'c' });
    expect(custody.open(comma, { ...binding, site: 'a', origin: 'b,c' }).ok).toBe(false);
    const part = fc.string({ unit: fc.constantFrom('a', '"', ',', '\\', '[', '\0'), maxLength: 4 });
    const bindings = fc.record({ site: part, origin: part, serviceCode: part, userId: part });
    fc.assert(
      fc.property(bindings, bindings, (one, two) => {
        const same =
          JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(two).sort());
        expect(custody.open(sealedBy(custody, password, one), two).ok).toBe(same);
      }),
    );
  });

  it('never throws, whatever the file holds: it has to be entered again', () => {
    const custody = custodyOf(keyText());
    const sealed = sealedBy(custody, password, binding);
    fc.assert(
      fc.property(fc.string(), fc.string(), (nonce, box) => {
        expect(custody.open({ ...sealed, nonce, box }, binding)).toEqual({
          ok: false,
          why: 'not-authentic',
        });
      }),
    );
  });

  it('does not open when a single bit of it was changed, nor with a shortened tag', () => {
    const custody = custodyOf(keyText());
    const sealed = sealedBy(custody, password, binding);
    const box = Buffer.from(sealed.box, 'base64');
    for (let index = 0; index < box.length; index++) {
      const changed = Buffer.from(box);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      expect(custody.open({ ...sealed, box: changed.toString('base64') }, binding).ok).toBe(false);
    }
    expect(
      custody.open({ ...sealed, box: box.subarray(0, -4).toString('base64') }, binding).ok,
    ).toBe(false);
  });

  it('is not stored where no key is set', () => {
    const custody = custodyOf();
    expect(custody.stores).toBe(false);
    expect(custody.seal(password, binding)).toBeUndefined();
  });

  it('says that the key is lost, or another one, instead of failing', () => {
    const sealed = sealedBy(custodyOf(`a:${keyText()}`), password, binding);
    expect(custodyOf().open(sealed, binding)).toEqual({ ok: false, why: 'no-key' });
    expect(custodyOf(`b:${keyText()}`).open(sealed, binding)).toEqual({
      ok: false,
      why: 'key-unknown',
    });
    expect(custodyOf(`a:${keyText()}`).open(sealed, binding)).toEqual({
      ok: false,
      why: 'not-authentic',
    });
  });
});

describe('The operator rotates the keys', () => {
  const [oldKey, newKey] = [`old:${keyText()}`, `new:${keyText()}`];
  const sealed = sealedBy(custodyOf(oldKey), password, binding);

  it('what the old key sealed still opens while it is listed', () => {
    expect(custodyOf(`${newKey},${oldKey}`).open(sealed, binding)).toEqual({ ok: true, password });
  });

  it('sealed again, it opens without the old key', () => {
    const again = custodyOf(`${newKey},${oldKey}`).reseal(sealed, binding);
    expect(again).toMatchObject({ ok: true, changed: true });
    if (again.ok)
      expect(custodyOf(newKey).open(again.sealed, binding)).toEqual({ ok: true, password });
  });

  it('what the first key sealed stays as it is', () => {
    expect(custodyOf(`${oldKey},${newKey}`).reseal(sealed, binding)).toEqual({
      ok: true,
      changed: false,
      sealed,
    });
  });

  it('what does not open is told and not sealed again', () => {
    expect(custodyOf(newKey).reseal(sealed, binding)).toEqual({ ok: false, why: 'key-unknown' });
  });
});

describe('The bot knows a password again that was typed as a message', () => {
  it('it matches among others, and nothing else does', () => {
    const custody = custodyOf(keyText());
    const known = ['one', password, 'three'].map((text) => custody.fingerprint('kamppi', text));
    expect(custody.matches('kamppi', password, known)).toBe(true);
    expect(custody.matches('kamppi', `${password} `, known)).toBe(false);
    expect(custody.matches('kamppi', password, [])).toBe(false);
  });

  it('only on the site where it was typed', () => {
    const custody = custodyOf(keyText());
    expect(custody.matches('pasila', password, [custody.fingerprint('kamppi', password)])).toBe(
      false,
    );
  });

  it('after a restart, and after the keys were rotated', () => {
    const [oldKey, newKey] = [`old:${keyText()}`, `new:${keyText()}`];
    const known = [custodyOf(oldKey).fingerprint('kamppi', password)];
    expect(custodyOf(oldKey).matches('kamppi', password, known)).toBe(true);
    expect(custodyOf(`${newKey},${oldKey}`).matches('kamppi', password, known)).toBe(true);
    expect(custodyOf(newKey).matches('kamppi', password, known)).toBe(false);
  });

  it('without a key only until the process ends, so that the disk holds nothing to try passwords against', () => {
    const custody = custodyOf();
    const known = [custody.fingerprint('kamppi', password)];
    expect(custody.matches('kamppi', password, known)).toBe(true);
    expect(custodyOf().matches('kamppi', password, known)).toBe(false);
    const [one, other] = [custody, custodyOf()].map(
      (each) => each.fingerprint('kamppi', password).split('.')[1],
    );
    expect(one).not.toBe(other);
  });

  it('the fingerprint shows neither the text nor whether two sites share it', () => {
    const custody = custodyOf(keyText());
    expect(custody.fingerprint('kamppi', password)).not.toContain(password);
    expect(custody.fingerprint('kamppi', password)).not.toBe(
      custody.fingerprint('pasila', password),
    );
  });

  it('damaged fingerprints match nothing', () => {
    const custody = custodyOf(keyText());
    fc.assert(
      fc.property(
        fc.array(fc.string()),
        (damaged) => !custody.matches('kamppi', password, damaged),
      ),
    );
  });
});
