-- meet1
VirtualHost "auth.meet.example.com"
    authentication = "internal_hashed"
Component "internal.auth.meet.example.com" "muc"
    admins = { "focus@auth.meet.example.com", "jvb@auth.meet.example.com" }
    focus_password = "JtPlaceholderFPKpzZD9C7yqFQ8lDuw"
