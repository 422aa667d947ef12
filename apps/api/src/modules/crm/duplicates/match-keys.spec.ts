import { matchKeys } from './match-keys.js';

describe('what somebody is known by', () => {
  it('is what is long enough to tell people apart', () => {
    const typed = { company: ' Fernhill ', email: 'Ida@Fernhill.example', phone: '+44 20 7946 0123' };
    expect(matchKeys(typed)).toEqual({
      ...{
        company: 'Fernhill',
        email: 'ida@fernhill.example',
        hosts: ['fernhill.example'],
        phone: '079460123',
        taxes: [],
      },
    });
    expect(matchKeys({ company: 'Fe', email: 'ida@', phone: '12 34' })).toEqual({
      ...{ company: null, email: null, hosts: [], phone: null, taxes: [] },
    });
  });

  it('is no mail host that anybody may use', () => {
    expect(matchKeys({ email: 'ida@gmail.com' })).toMatchObject({ email: 'ida@gmail.com', hosts: [] });
  });

  it('is the host of a website, and tax ids however they are written', () => {
    const typed = { website: 'https://www.Fernhill.example/about', taxIds: ['de 136 695 976', '12'] };
    expect(matchKeys(typed)).toMatchObject({ hosts: ['fernhill.example'], taxes: ['DE136695976'] });
    expect(matchKeys({ website: 'fernhill' }).hosts).toEqual([]);
  });
});
