package io.duplexws.page;

import jakarta.servlet.jsp.JspException;
import jakarta.servlet.jsp.tagext.SimpleTagSupport;
import java.io.IOException;
import java.util.List;

/** {@code <d:each var="row" items="...">}: its body once for each item. JSTL is not on every server. */
public final class EachTag extends SimpleTagSupport {

    private String var = "";
    private List<?> items = List.of();

    /** @param var the name of the item for the body */
    public void setVar(String var) {
        this.var = var;
    }

    public void setItems(List<?> items) {
        this.items = List.copyOf(items);
    }

    @Override
    public void doTag() throws JspException, IOException {
        for (Object item : items) {
            getJspContext().setAttribute(var, item);
            getJspBody().invoke(null);
        }
    }
}
