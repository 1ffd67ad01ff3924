import type { Params } from "../../routes.tsx"
export function CasesPage({ params }: { params: Params }) {
  return <div className="page" data-params={JSON.stringify(params)} />
}
