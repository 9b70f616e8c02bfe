;;; Opens a.md, makes the quick fix of what is underlined, and tells what is found and left.
(setq eglot-sync-connect 60 eglot-connect-timeout 60 eglot-confirm-server-initiated-edits nil)
(require 'flymake)

(defun wait-until (done)
  "Let Emacs go on until DONE gives something, for half a minute."
  (let ((end (+ (float-time) 30)) (next 0))
    (while (and (< (float-time) end) (not (funcall done)))
      (when (> (float-time) next)
        (eglot--signal-textDocument/didChange) ; in batch mode Emacs is never idle
        (flymake-start)
        (setq next (1+ (float-time))))
      (accept-process-output nil 0.05))))

(find-file "a.md")
(run-hooks 'post-command-hook) ; when `eglot-ensure' connects
(wait-until #'flymake-diagnostics)
(let ((first (car (flymake-diagnostics))))
  (princ (format "%s\n" (flymake-diagnostic-text first)))
  (goto-char (flymake-diagnostic-beg first))
  (let ((action (aref (vconcat (eglot-code-actions (point) (1+ (point)))) 0)))
    (eglot--apply-workspace-edit (plist-get action :edit))))
(wait-until (lambda () (null (flymake-diagnostics))))
(princ (format "%s%d left\n" (buffer-string) (length (flymake-diagnostics))))
(set-buffer-modified-p nil)
(kill-emacs 0)
