import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';

import { Dialogs } from './dialogs';

@Component({ selector: 'ui-dialogs-probe', template: '' })
class DialogsProbe {
  readonly dialogs = inject(Dialogs);
}

const QUESTION = { heading: 'Discard the draft?', text: 'Its hours become free.', action: 'Discard' };

describe('questions', () => {
  function show() {
    const fixture = TestBed.createComponent(DialogsProbe);
    const loader = TestbedHarnessEnvironment.documentRootLoader(fixture);
    const dialog = async () => {
      // The dialog's code arrives with the first question.
      await vi.waitFor(() => expect(document.querySelector('ui-question-dialog')).not.toBeNull());
      return loader.getHarness(MatDialogHarness);
    };
    const press = async (label: string) => {
      const harness = await dialog();
      const root = await harness.host();
      const buttons = [...document.querySelectorAll<HTMLElement>('ui-question-dialog button')];
      buttons.find((button) => button.textContent.includes(label))?.click();
      return root;
    };
    return { dialogs: fixture.componentInstance.dialogs, dialog, press };
  }

  it('are answered yes by the named action', async () => {
    const { dialogs, dialog, press } = show();
    const answer = dialogs.confirm(QUESTION);

    expect(await (await dialog()).getRole()).toBe('alertdialog');
    await press('Discard');
    expect(await answer).toBe(true);
  });

  it('are answered no by Cancel', async () => {
    const { dialogs, press } = show();
    const answer = dialogs.confirm(QUESTION);
    await press('Cancel');

    expect(await answer).toBe(false);
  });

  it('take no empty reason', async () => {
    const { dialogs, press } = show();
    const answer = dialogs.reason({ ...QUESTION, label: 'Reason' });
    await press('Discard');
    const box = document.querySelector<HTMLTextAreaElement>('ui-question-dialog textarea')!;
    await vi.waitFor(() => expect(box.getAttribute('aria-invalid')).toBe('true'));

    box.value = ' Wrong client ';
    box.dispatchEvent(new Event('input'));
    await press('Discard');
    expect(await answer).toBe('Wrong client');
  });
});
