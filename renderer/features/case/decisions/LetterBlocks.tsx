// A frozen letter on the screen: the same blocks, in the same order, as on the paper.
import type { LetterBlock, LetterContent } from '../../../../shared/domain/letters/content.ts'
import { OwnWords } from '../../../ui/small.tsx'

function Block({ block }: { block: LetterBlock }) {
  switch (block.kind) {
    case 'conclusion': return <p className="letter-conclusion">{block.sentences.join(' ')}</p>
    case 'heading': return <h3>{block.text}</h3>
    case 'text': return <p className="decision-rationale">{block.text}</p>
    case 'list': return <ul>{block.items.map((item) => <li key={item}>{item}</li>)}</ul>
    case 'facts': return <dl className="definition">{block.items.map((item) => <div key={item.label}><dt>{item.label}</dt><dd>{item.value}</dd></div>)}</dl>
    case 'quote': return <OwnWords size="s">{block.text}</OwnWords>
    case 'criteria': return (
      <table className="info-table">
        <thead><tr>{block.heads.map((head) => <th key={head}>{head}</th>)}</tr></thead>
        <tbody>{block.items.map((item) => <tr key={item.text}><td className="wrap">{item.text}{item.reference ? ` (${item.reference})` : ''}</td><td>{item.outcome}</td><td className="wrap">{item.reason}</td></tr>)}</tbody>
      </table>
    )
  }
}

export function LetterBlocks({ content }: { content: LetterContent }) {
  return (
    <article className="letter-preview" lang={content.language}>
      <h2>{content.heading}</h2>
      {content.blocks.map((block, index) => <Block key={index} block={block} />)}
    </article>
  )
}
