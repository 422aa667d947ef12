import { P } from '#libs/contracts';

import { gateOf } from './gates';

describe('a gate', () => {
  it('opens by the first right that is held, and to everybody where none is asked for', () => {
    expect(gateOf([], new Set())).toMatchObject({ open: true });
    const gate = gateOf([P.TimeLogOwn, P.TimeReadAll], new Set([P.TimeReadAll]));
    expect(gate).toEqual({ open: true, why: 'By: See everybody’s time' });
  });

  it('says for want of which rights it is closed', () => {
    const gate = gateOf([P.TimeLogOwn, P.TimeReadAll], new Set([P.AuditRead]));
    expect(gate).toEqual({ open: false, why: 'Needs: Log own time or See everybody’s time' });
  });
});
