import type { Params } from "../../routes.tsx"
export function DwellingsPage({ params }: { params: Params }) {
  return <div className="page" data-params={JSON.stringify(params)} />
}
