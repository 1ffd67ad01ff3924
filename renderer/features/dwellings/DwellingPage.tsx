import type { Params } from "../../routes.tsx"
export function DwellingPage({ params }: { params: Params }) {
  return <div className="page" data-params={JSON.stringify(params)} />
}
