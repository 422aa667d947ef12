import { createHmac } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { readConfig } from '../config/config.js';
import { AccessTokens } from './access-tokens.js';

const SECRET = 'a secret of more than thirty-two characters';
const tokens = new AccessTokens(
  readConfig({ DATABASE_URL: 'postgres://a@localhost/a', JWT_SECRET: SECRET, ACCESS_TOKEN_MINUTES: '15' }),
);
const claims = { sessionId: 's', userId: 'u', firmId: 'f' };
const payload = { typ: 'access', sid: 's', fid: 'f' };
const sign = (over: object = {}, options: jwt.SignOptions = {}, key = SECRET): string =>
  jwt.sign({ ...payload, ...over }, key, { subject: 'u', audience: 'votra', expiresIn: 60, ...options });
const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('access tokens', () => {
  it('say who, for a quarter of an hour', () => {
    expect(tokens.read(tokens.sign(claims))).toEqual(claims);
    expect(tokens.read(tokens.sign({ ...claims, clientId: 'c' }))).toEqual({ ...claims, clientId: 'c' });
    const { exp = 0, iat = 0 } = jwt.decode(tokens.sign(claims)) as jwt.JwtPayload;
    expect(exp - iat).toBe(900);
    expect(tokens.read(sign())).toEqual(claims);
  });

  it.each([
    [
      'without a signature',
      `${base64({ alg: 'none', typ: 'JWT' })}.${base64({ ...payload, sub: 'u', aud: 'votra' })}.`,
    ],
    ['of another audience', sign({}, { audience: 'other' })],
    ['that expired', sign({}, { expiresIn: -1 })],
    ['that is not valid yet', sign({}, { notBefore: 60 })],
    ['of another kind', sign({ typ: 'refresh' })],
    ['of another key', sign({}, {}, 'another secret of thirty-two characters')],
    ['of another algorithm', sign({}, { algorithm: 'HS512' })],
    ['that is only text', jwt.sign('text', SECRET)],
    ['that is no token', 'a.b.c'],
    ['that is empty', ''],
  ])('are refused %s', (_, token) => {
    expect(tokens.read(token)).toBeUndefined();
  });

  it('are refused once a character of them changed', () => {
    const [head, , signature] = tokens.sign(claims).split('.');
    expect(tokens.read([head, base64({ ...payload, fid: 'other' }), signature].join('.'))).toBeUndefined();
    const header = base64({ alg: 'HS256', jku: 'https://evil.example/keys' });
    const forged = `${header}.${base64({ ...payload, sub: 'u', aud: 'votra' })}`;
    const mac = createHmac('sha256', 'guess').update(forged).digest('base64url');
    expect(tokens.read(`${forged}.${mac}`)).toBeUndefined();
  });
});
