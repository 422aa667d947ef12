import { TestBed } from '@angular/core/testing';

import { initialsOf, UiAvatar } from './avatar';
import { LOAD_PICTURE } from './pictures';

describe('initials', () => {
  it.each([
    ['Maya Lindqvist', 'ML'],
    ['Jean-Luc de la Tour', 'JT'],
    ['  cher ', 'C'],
    ['Étienne Øster', 'ÉØ'],
    ['', ''],
  ])('of %j are %j', (name, expected) => {
    expect(initialsOf(name)).toBe(expected);
  });
});

describe('ui-avatar', () => {
  const asked: string[] = [];
  const load = (id: string) => {
    asked.push(id);
    return id === 'gone' ? Promise.reject(new Error('404')) : Promise.resolve(new Blob([id]));
  };
  const shown = async (photo: string | null) => {
    const fixture = TestBed.createComponent(UiAvatar);
    fixture.componentRef.setInput('name', 'Maya Lindqvist');
    fixture.componentRef.setInput('photo', photo);
    await fixture.whenStable();
    await fixture.whenStable(); // the photo's own task
    const element = fixture.nativeElement as HTMLElement;
    return {
      fixture,
      image: () => element.querySelector('img')?.src,
      text: () => element.textContent.trim(),
    };
  };
  beforeEach(() => {
    asked.length = 0;
    let made = 0;
    URL.createObjectURL = () => `blob:${++made}`;
    TestBed.configureTestingModule({ providers: [{ provide: LOAD_PICTURE, useValue: load }] });
  });

  it('shows the photo, which is asked for once however many show it', async () => {
    const [first, second] = [await shown('a'), await shown('a')];
    expect([first.image(), second.image(), first.text()]).toEqual(['blob:1', 'blob:1', '']);
    first.fixture.componentRef.setInput('photo', 'b');
    await first.fixture.whenStable();
    await first.fixture.whenStable();
    expect(first.image()).toBe('blob:2');
    expect(asked).toEqual(['a', 'b']);
  });

  it('shows initials without a photo, and where it cannot be had', async () => {
    for (const photo of [null, 'gone']) {
      const { image, text } = await shown(photo);
      expect([image(), text()]).toEqual([undefined, 'ML']);
    }
    await shown('gone');
    expect(asked).toEqual(['gone', 'gone']);
  });
});
