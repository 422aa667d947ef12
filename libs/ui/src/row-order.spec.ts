import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { moved, UiRowOrder } from './row-order';

@Component({
  imports: [UiRowOrder],
  template: `
    @for (row of rows(); track $index) {
      <div>
        {{ row }}
        <ui-row-order
          [name]="row"
          [at]="$index"
          [count]="$count"
          (moved)="move($index, $event)"
          (removed)="remove($index)"
        />
      </div>
    }
  `,
})
class Rows {
  readonly rows = signal(['A', 'B', 'C']);
  move(at: number, by: 1 | -1): void {
    this.rows.update((rows) => moved(rows, at, by));
  }
  remove(at: number): void {
    this.rows.update((rows) => rows.toSpliced(at, 1));
  }
}

describe('the order of rows', () => {
  it('is changed by buttons that keep the focus on their row', async () => {
    const fixture = TestBed.createComponent(Rows);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    await fixture.whenStable();
    const press = async (name: string) => {
      element.querySelector<HTMLButtonElement>(`[aria-label="${name}"]`)!.click();
      await fixture.whenStable();
      return [fixture.componentInstance.rows().join(''), document.activeElement?.getAttribute('aria-label')];
    };
    expect(await press('Move A down')).toEqual(['BAC', 'Move A down']);
    expect(await press('Move A down')).toEqual(['BCA', 'Move A up']);
    expect(await press('Remove C')).toEqual(['BA', 'Remove A']);
    element.remove();
  });
});
