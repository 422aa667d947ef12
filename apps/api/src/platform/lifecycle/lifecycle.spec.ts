import { Lifecycle } from './lifecycle.js';

const doors = new Lifecycle('garden door', { open: ['shut'], shut: ['open', 'locked'], locked: ['shut'] });

describe('a lifecycle', () => {
  it('moves along its table', () => {
    const door: { status: 'open' | 'shut' | 'locked' } = { status: 'open' };
    doors.move(door, 'shut');
    expect(door.status).toBe('shut');
  });

  it('refuses every other way and says why', () => {
    const door: { status: 'open' | 'shut' | 'locked' } = { status: 'open' };
    expect(() => doors.move(door, 'locked')).toThrow(
      expect.objectContaining({
        code: 'GARDEN_DOOR_WRONG_STATE',
        status: 409,
        detail: 'This garden door is open: it cannot become locked.',
      }) as Error,
    );
    expect(door.status).toBe('open');
  });

  it('names the states that lead to one', () => {
    expect(doors.from('shut')).toEqual(['open', 'locked']);
  });
});
