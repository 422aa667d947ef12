import { Component, inject, input, Injector, afterNextRender } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { ProposalTaxCodeDto } from '#libs/api-client/models/proposal-tax-code-dto';
import { UiControl, UiField } from '#libs/ui/field';
import { UiRichTextField } from '#libs/ui/rich-text-field';
import { moved, UiRowOrder } from '#libs/ui/row-order';

import { lineModel, type LineModel, sectionModel, type SectionModel } from './blocks-model';
import { LineEditor } from './line-editor';

/** Sections of text and lines of prices, of a proposal or a template: added, moved by keys, and taken out. */
@Component({
  selector: 'app-blocks-editor',
  imports: [FormField, LineEditor, MatButton, UiControl, UiField, UiRichTextField, UiRowOrder],
  templateUrl: './blocks-editor.html',
  styleUrl: './blocks-editor.scss',
})
export class BlocksEditor {
  private readonly injector = inject(Injector);
  readonly sections = input.required<FieldTree<SectionModel[]>>();
  readonly lines = input.required<FieldTree<LineModel[]>>();
  readonly taxCodes = input.required<readonly ProposalTaxCodeDto[]>();

  protected textOf(title: string): string {
    return $localize`Text of ${title}:section:`;
  }

  protected addSection(): void {
    this.changeSections((sections) => [...sections, sectionModel()]);
    const at = this.sections()().value().length - 1;
    afterNextRender(() => this.sections()[at]?.title().focusBoundControl(), { injector: this.injector });
  }

  protected addLine(): void {
    const last = this.lines()().value().at(-1);
    const taxCode = last?.taxCode ?? this.taxCodes()[0]?.taxCode ?? '';
    this.changeLines((lines) => [...lines, lineModel({}, taxCode)]);
    const at = this.lines()().value().length - 1;
    afterNextRender(() => this.lines()[at]?.title().focusBoundControl(), { injector: this.injector });
  }

  protected moveSection(at: number, by: -1 | 1): void {
    this.changeSections((sections) => moved(sections, at, by));
  }

  protected moveLine(at: number, by: -1 | 1): void {
    this.changeLines((lines) => moved(lines, at, by));
  }

  protected removeSection(at: number): void {
    this.changeSections((sections) => sections.filter((_, index) => index !== at));
  }

  protected removeLine(at: number): void {
    this.changeLines((lines) => lines.filter((_, index) => index !== at));
  }

  private changeSections(by: (sections: SectionModel[]) => SectionModel[]): void {
    this.sections()().value.update(by);
    this.sections()().markAsDirty();
  }

  private changeLines(by: (lines: LineModel[]) => LineModel[]): void {
    this.lines()().value.update(by);
    this.lines()().markAsDirty();
  }
}
