-- Opens a.md, tells what is underlined, makes the first quick fix, and waits until nothing is left.
local function found()
  return vim.diagnostic.get(0)
end

vim.cmd('edit a.md')
vim.wait(30000, function() return #found() > 0 end, 50)
local first = found()[1]
local asked = {
  textDocument = vim.lsp.util.make_text_document_params(),
  range = { start = { line = first.lnum, character = 0 }, ['end'] = { line = first.lnum, character = 5 } },
  context = { diagnostics = {} },
}
local answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', asked, 30000)
for _, answer in pairs(answers) do
  vim.lsp.util.apply_workspace_edit(answer.result[1].edit, 'utf-16')
end
vim.wait(30000, function() return #found() == 0 end, 50)
io.stdout:write(vim.inspect({ first.code, first.message, vim.api.nvim_buf_get_lines(0, 0, -1, false), #found() }))
