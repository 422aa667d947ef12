import { matchKeys } from './match-keys.js';

describe('what somebody is known by', () => {
  it('is what is long enough to tell people apart', () => {
    const typed = { company: ' Fernhill ', email: 'Ida@Fernhill.example', phone: '+44 20 7946 0123' };
    expect(matchKeys(typed)).toEqual({
      ...{ company: 'Fernhill', email: 'ida@fernhill.example', host: 'fernhill.example', phone: '079460123' },
    });
    expect(matchKeys({ company: 'Fe', email: 'ida@', phone: '12 34' })).toEqual({
      ...{ company: null, email: null, host: null, phone: null },
    });
  });

  it('is no mail host that anybody may use', () => {
    expect(matchKeys({ email: 'ida@gmail.com' })).toMatchObject({ email: 'ida@gmail.com', host: null });
  });
});
