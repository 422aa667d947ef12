import { askedOf, fieldsOf } from './form-words';

describe('the fields of a form', () => {
  it('start with what one usually asks, and always with the address', () => {
    expect(fieldsOf(askedOf(undefined)).map(({ key, required }) => [key, required])).toEqual([
      ['company', false],
      ['person', true],
      ['email', true],
      ['message', true],
    ]);
  });

  it('are read and written the same', () => {
    const fields = [
      { key: 'email' as const, label: 'Your mail', required: true },
      { key: 'phone' as const, label: 'Call me', required: false },
    ];
    expect(fieldsOf(askedOf(fields))).toEqual(fields);
  });
});
