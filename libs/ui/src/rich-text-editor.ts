import {
  afterNextRender,
  Component,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  type OnInit,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Editor, getSchema } from '@tiptap/core';
import { DOMParser } from '@tiptap/pm/model';
import StarterKit from '@tiptap/starter-kit';

import { Dialogs } from './dialogs';

const EXTENSIONS = [
  StarterKit.configure({
    ...{ code: false, codeBlock: false, horizontalRule: false, strike: false },
    heading: { levels: [3, 4] },
    link: { openOnClick: false, protocols: ['mailto'], HTMLAttributes: { target: null, rel: null } },
  }),
];
const NOTHING = '<p></p>';

interface Tool {
  readonly name: string;
  readonly label: string;
  /** what stands on the button */
  readonly sign: string;
  readonly attributes?: object;
  readonly run: (editor: Editor) => void;
}

const TOOLS: readonly Tool[] = [
  {
    ...{ name: 'bold', label: $localize`Bold`, sign: 'B' },
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    ...{ name: 'italic', label: $localize`Italic`, sign: 'I' },
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    ...{ name: 'heading', label: $localize`Heading`, sign: 'H', attributes: { level: 3 } },
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    ...{ name: 'bulletList', label: $localize`Bullets`, sign: '•' },
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    ...{ name: 'orderedList', label: $localize`Numbers`, sign: '#' },
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    ...{ name: 'blockquote', label: $localize`Quote`, sign: '”' },
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
];

/**
 * Writing rich text, by tiptap. Loaded late by `ui-rich-text-field`. What it begins with is read from an element that
 * Angular has cleaned, because pages may not parse text as HTML themselves.
 */
@Component({
  selector: 'ui-rich-text-editor',
  template: `
    <div class="tools" role="group" [attr.aria-label]="toolsLabel">
      @for (tool of tools; track tool.name) {
        <button
          type="button"
          [class]="tool.name"
          [attr.aria-label]="tool.label"
          [title]="tool.label"
          [attr.aria-pressed]="active().has(tool.name)"
          (click)="use(tool)"
        >
          <span aria-hidden="true" translate="no">{{ tool.sign }}</span>
        </button>
      }
      <button type="button" [attr.aria-pressed]="active().has('link')" (click)="link()" i18n>Link</button>
    </div>
    <div hidden #source translate="no" [innerHTML]="first"></div>
    <div #host></div>
  `,
  styleUrl: './rich-text-editor.scss',
})
export class UiRichTextEditor implements OnInit {
  private readonly dialogs = inject(Dialogs);
  readonly html = input.required<string>();
  readonly label = input.required<string>();
  readonly htmlChange = output<string>();
  readonly left = output();

  protected readonly tools = TOOLS;
  protected readonly toolsLabel = $localize`Formatting`;
  protected first = '';
  /** formats where the cursor stands */
  protected readonly active = signal<ReadonlySet<string>>(new Set());
  private readonly source = viewChild.required<ElementRef<HTMLElement>>('source');
  private readonly host = viewChild.required<ElementRef<HTMLElement>>('host');
  private editor: Editor | undefined;

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      this.editor = this.begin();
      destroyed.onDestroy(() => this.editor?.destroy());
    });
  }

  ngOnInit(): void {
    this.first = untracked(this.html);
  }

  protected use(tool: Tool): void {
    if (this.editor) tool.run(this.editor);
  }

  protected async link(): Promise<void> {
    const { editor } = this;
    if (!editor) return;
    if (editor.isActive('link')) {
      editor.chain().focus().extendMarkRange('link').unsetLink().run();
      return;
    }
    const href = await this.dialogs.reason({
      heading: $localize`Link`,
      text: $localize`An address as https://firm.example, for the words that are selected.`,
      label: $localize`Address`,
      action: $localize`Link`,
    });
    if (href === null || !/^(https?:\/\/|mailto:)\S+$/i.test(href.trim())) return;
    const chain = editor.chain().focus().extendMarkRange('link');
    const address = href.trim();
    if (editor.state.selection.empty)
      chain
        .insertContent({ type: 'text', text: address, marks: [{ type: 'link', attrs: { href: address } }] })
        .run();
    else chain.setLink({ href: address }).run();
  }

  private begin(): Editor {
    const parsed = DOMParser.fromSchema(getSchema(EXTENSIONS)).parse(this.source().nativeElement);
    return new Editor({
      element: this.host().nativeElement,
      extensions: EXTENSIONS,
      content: parsed.toJSON() as object,
      injectCSS: false,
      editorProps: {
        attributes: {
          ...{ class: 'ui-rich ui-control', role: 'textbox', translate: 'no' },
          ...{ 'aria-multiline': 'true', 'aria-label': this.label() },
        },
        // Tab leaves the text, in lists too: nobody is caught in it
        handleDOMEvents: { keydown: (_, event) => event.key === 'Tab' },
      },
      onUpdate: ({ editor }) => {
        const html = editor.getHTML();
        this.htmlChange.emit(html === NOTHING ? '' : html);
      },
      onBlur: () => this.left.emit(),
      onTransaction: ({ editor }) => this.active.set(activeIn(editor)),
    });
  }
}

const activeIn = (editor: Editor): Set<string> =>
  new Set([...TOOLS.map(({ name }) => name), 'link'].filter((name) => editor.isActive(name)));
